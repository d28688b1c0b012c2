namespace D360Portal.Simulator.Tenant;

/// <summary>The address of the Data 360 tenant that belongs to an org.</summary>
internal static class TenantAddress
{
    private const string Domain = "c360a.salesforce.com";

    /// <summary>A host of its own that is named as the org is; the org's own origin where that is a loopback address, which has only the one port.</summary>
    public static Uri Of(SimulatorOptions options) => options.Origin.IsLoopback
        ? options.Origin
        : new Uri($"https://{options.Origin.Host.Split('.')[0]}.{Domain}");
}
