namespace D360Portal.Simulator.Data360.Connections;

/// <summary>A source that pushes.</summary>
/// <param name="TenantSpecificEndpoint">The host that it pushes to, without a scheme.</param>
internal sealed record IngestApiFamily(string TenantSpecificEndpoint) : ConnectionFamily;
