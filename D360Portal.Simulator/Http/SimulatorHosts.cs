using D360Portal.Simulator.Access;
using D360Portal.Simulator.Tenant;

namespace D360Portal.Simulator.Http;

/// <summary>The hosts that the simulator answers for. Any other one does not exist.</summary>
internal sealed class SimulatorHosts(SimulatorOptions options)
{
    private static readonly string[] GenericLogin = ["login.salesforce.com", "test.salesforce.com"];

    private readonly string[] _origins =
        [OrgAddress.Of(options.Origin), OrgAddress.Of(TenantAddress.Of(options)), .. GenericLogin.Select(host => $"https://{host}")];

    private readonly Uri _tenant = TenantAddress.Of(options);

    /// <summary>Whether an address is on one of the hosts, scheme and port included.</summary>
    public bool Serve(Uri address) => _origins.Contains(OrgAddress.Of(address), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a request asks the tenant for what the org has, or the other way round.</summary>
    /// <remarks>Never so where both have the same host.</remarks>
    public bool Confuses(HttpRequest request) => _tenant != options.Origin
        && string.Equals(request.Host.Host, _tenant.Host, StringComparison.OrdinalIgnoreCase) != request.Path.StartsWithSegments(TenantPaths.Root);

    /// <summary>Whether a request came to everybody's login host, where an app of one org is not known.</summary>
    public static bool IsGenericLogin(HttpRequest request) => GenericLogin.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase);
}

