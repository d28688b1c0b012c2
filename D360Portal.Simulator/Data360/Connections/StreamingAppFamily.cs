namespace D360Portal.Simulator.Data360.Connections;

/// <summary>A web site or an app that sends events.</summary>
/// <param name="SourceId">What the app calls itself when it sends.</param>
/// <param name="AppType">MobileApp, ServerApp or WebApp.</param>
/// <param name="AppSubType">WebApp_GA4, or null.</param>
/// <param name="TenantSpecificEndpoint">The host that it sends to, without a scheme.</param>
/// <param name="Modules">Its modules.</param>
internal sealed record StreamingAppFamily(
    string SourceId, string AppType, string? AppSubType, string TenantSpecificEndpoint, IReadOnlyList<AppModule> Modules) : ConnectionFamily;
