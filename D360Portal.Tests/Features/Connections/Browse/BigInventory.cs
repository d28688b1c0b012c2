using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Features.Connections.Browse;

/// <summary>A portal whose org has 5,000 connectors over 60 types.</summary>
public sealed class BigInventory : IAsyncLifetime
{
    internal RunningPortal Portal { get; private set; } = default!;

    public async ValueTask InitializeAsync() => Portal = await RunningPortal.StartAsync(new RunningPortal.Setup
    {
        Org = address => new SimulatorOptions
        {
            CallbackUrls = [new Uri(address, "/oauth/callback").AbsoluteUri],
            Seed = OrgSeed.Many(5_000, 60),
        },
    });

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
