using D360Portal.Simulator.Data360;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Features.SignIn;

/// <summary>A portal with two orgs, each at an address of its own: acme, the default, and its sandbox below <c>/o/sandbox</c>.</summary>
internal sealed class AcmeAndItsSandbox : IAsyncDisposable
{
    private AcmeAndItsSandbox(LoopbackOrg acme, LoopbackOrg sandbox, RunningPortal portal) => (Acme, Sandbox, Portal) = (acme, sandbox, portal);

    public LoopbackOrg Acme { get; }

    public LoopbackOrg Sandbox { get; }

    public RunningPortal Portal { get; }

    /// <summary>Starts all three.</summary>
    /// <param name="acme">What acme has; null for what every simulated org has.</param>
    /// <param name="sandbox">What the sandbox has.</param>
    public static async Task<AcmeAndItsSandbox> StartAsync(OrgSeed? acme = null, OrgSeed? sandbox = null)
    {
        var address = new Uri($"http://localhost:{FreePort.Next()}");
        var first = await LoopbackOrg.StartAsync(address, change: options => options with
        {
            OrganizationType = "Enterprise Edition",
            Seed = acme ?? options.Seed,
        });
        var second = await LoopbackOrg.StartAsync(address, "sandbox", options => options with
        {
            OrganizationType = "Enterprise Edition",
            OrganizationId = "00DSM0000000002IAA",
            IsSandbox = true,
            Seed = sandbox ?? options.Seed,
        });
        var portal = await RunningPortal.StartAsync(new RunningPortal.Setup
        {
            Address = address,
            Settings = new Dictionary<string, string?>(first.Settings("acme").Concat(second.Settings("sandbox")).DistinctBy(setting => setting.Key))
            {
                ["Salesforce:DefaultOrg"] = "acme",
                ["Salesforce:Orgs:acme:DisplayName"] = "Acme",
                ["Salesforce:Orgs:sandbox:DisplayName"] = "Acme Sandbox",
            },
        });
        return new AcmeAndItsSandbox(first, second, portal);
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        await Acme.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}
