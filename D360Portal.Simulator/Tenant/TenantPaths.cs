namespace D360Portal.Simulator.Tenant;

/// <summary>Where the token for the tenant is had, and what the tenant serves.</summary>
internal static class TenantPaths
{
    /// <summary>The exchange of a core token for one of the tenant's; it is on the org's own host.</summary>
    public const string Token = "/services/a360/token";

    /// <summary>Everything below it is on the tenant's host.</summary>
    public const string Root = "/api";

    public const string Query = Root + "/v2/query";
    public const string QueryBatch = Query + "/{nextBatchId}";
}
