using D360Portal.Simulator.Access;

namespace D360Portal.Simulator.Http;

/// <summary>The hosts that the simulator answers for. Any other one does not exist.</summary>
internal sealed class SimulatorHosts(SimulatorOptions options)
{
    private static readonly string[] GenericLogin = ["login.salesforce.com", "test.salesforce.com"];

    private readonly string[] _origins =
        [OrgAddress.Of(options.Origin), .. GenericLogin.Select(host => $"https://{host}")];

    /// <summary>Whether an address is on one of the hosts, scheme and port included.</summary>
    public bool Serve(Uri address) => _origins.Contains(OrgAddress.Of(address), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a request came to everybody's login host, where an app of one org is not known.</summary>
    public static bool IsGenericLogin(HttpRequest request) => GenericLogin.Contains(request.Host.Host, StringComparer.OrdinalIgnoreCase);
}

