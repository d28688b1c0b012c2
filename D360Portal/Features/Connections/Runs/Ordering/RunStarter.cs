using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Writes orders down and starts them.</summary>
internal sealed class RunStarter(IRunJournal journal, RunScheduler scheduler, TimeProvider time) : IRunStarter
{
    /// <inheritdoc />
    public async Task<RunId> StartAsync(Grant grant, RunOrder order, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var id = RunId.New(now);
        await journal.WriteAsync(id, grant, order, now, cancellationToken);

        // Written down it will run, be it after the next start.
        await scheduler.GoAsync(id, at: null, CancellationToken.None);
        return id;
    }
}
