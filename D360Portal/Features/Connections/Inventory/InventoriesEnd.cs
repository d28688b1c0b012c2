namespace D360Portal.Features.Connections;

/// <summary>Ends the loads of inventories when the portal stops, while the stores that they write to are still there.</summary>
/// <remarks>Disposal comes too late: by then the container gives nothing out any more, so that what a load has found could not be remembered.</remarks>
internal sealed class InventoriesEnd(Inventories inventories) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => inventories.StopAsync(cancellationToken);
}
