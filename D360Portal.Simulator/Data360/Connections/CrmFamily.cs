namespace D360Portal.Simulator.Data360.Connections;

/// <summary>A Salesforce org, this one or another.</summary>
/// <param name="OrganizationId">The org's record id, 15 characters as in Salesforce's example.</param>
/// <param name="Alias">The org's short name.</param>
/// <param name="DataSource">The name of its data source.</param>
internal sealed record CrmFamily(string OrganizationId, string Alias, string DataSource) : ConnectionFamily;
