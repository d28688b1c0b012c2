using D360Portal.Features.Connections;
using D360Portal.Salesforce.Grants;
using D360Portal.Tests.Features.Connections.Create;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Features.Connections;

/// <summary>Tests that run orders against a simulated org, through Quartz, as a user's order runs.</summary>
public abstract class RunTests(DemoPortal demo) : CreatingTests(demo)
{
    private protected IRunJournal Journal => Portal.Services.GetRequiredService<IRunJournal>();

    private protected IRunStarter Starter => Portal.Services.GetRequiredService<IRunStarter>();

    private protected RunControl Control => Portal.Services.GetRequiredService<RunControl>();

    private protected Task<RunId> RunAsync(Grant grant, RunOrder order) => Starter.StartAsync(grant, order, Cancellation);

    /// <summary>Waits until the run is in a state.</summary>
    private protected async Task<BulkRun> UntilAsync(RunId id, RunState state)
    {
        for (var attempt = 0; ; attempt++)
        {
            var run = await FindAsync(id);
            if (run.State == state)
            {
                return run;
            }

            Assert.True(attempt < 1500, $"The run is {run.State} {run.Pause}: {string.Join(", ", (await Journal.CountAsync(id, Cancellation)).ByState)}");
            await Task.Delay(20, Cancellation);
        }
    }

    private protected async Task<BulkRun> FindAsync(RunId id) => await Journal.FindAsync(id, Cancellation) ?? throw new InvalidOperationException("The run is gone.");

    private protected Task<IReadOnlyList<RunRow>> RowsAsync(RunId id, params RunRowState[] states) => Journal.ListRowsAsync(id, states, 0, int.MaxValue, Cancellation);

    /// <summary>Asserts that what the journal says is what the org has: each created row one connector, no twins, nothing lost.</summary>
    private protected async Task AssertTrueAsync(RunId id)
    {
        await Patience.UntilAsync(async () => (await Journal.CountAsync(id, Cancellation)) is var counts && counts[RunRowState.Sending] + counts[RunRowState.Testing] == 0);
        var inOrg = Org.Org.Data360.Connections.All.ToLookup(connection => connection.Label);
        foreach (var row in await RowsAsync(id))
        {
            var stored = inOrg[row.Definition.Label].Select(connection => connection.Id).ToArray();
            Assert.Equal(
                row.State is RunRowState.Created or RunRowState.AlreadyThere ? [row.ConnectionId.ToString()!] : [],
                stored);
        }
    }
}
