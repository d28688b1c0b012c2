using System.Collections.Concurrent;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Lets a run that waits for its user's sign-in go on when the user is back.</summary>
internal sealed class RunReturns(IRunJournal journal, IGrantStore grants, GrantChanges changes, RunScheduler scheduler, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<RunId, IDisposable> _watches = new();
    private readonly ConcurrentDictionary<RunId, DateTimeOffset> _tried = new();

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var watch in _watches.Values)
        {
            watch.Dispose();
        }
    }

    /// <summary>Watches for the user of a run that waits for a sign-in; does nothing for any other.</summary>
    public async Task WatchAsync(RunId id, CancellationToken cancellationToken)
    {
        if (await journal.FindAsync(id, cancellationToken) is not { State: RunState.Paused, Pause.Cause: PauseCause.SignIn } run
            || (await grants.ListAsync(cancellationToken)).FirstOrDefault(run.IsOf) is not { } grant)
        {
            return;
        }

        var watch = changes.Watch(grant.Id, change => _ = change is GrantChange.Returned ? Task.Run(() => GoOnAsync(id)) : Task.CompletedTask);
        _watches.AddOrUpdate(id, watch, (_, before) =>
        {
            // It may be on a grant that was erased when the user disconnected.
            before.Dispose();
            return watch;
        });

        // The user may have come back between the pause and the watch. Some refusals leave a grant as it is, so it is tried once for each sign-in.
        if (grant.Status is GrantStatus.Active && _tried.GetValueOrDefault(id) != grant.SignedInAt)
        {
            _tried[id] = grant.SignedInAt;
            await GoOnAsync(id);
        }
    }

    private async Task GoOnAsync(RunId id)
    {
        if (_watches.TryRemove(id, out var watch))
        {
            watch.Dispose();
        }

        if (await journal.FindAsync(id, CancellationToken.None) is { State: RunState.Paused, Pause.Cause: PauseCause.SignIn }
            && await journal.MoveAsync(id, RunState.Running, pause: null, time.GetUtcNow(), CancellationToken.None))
        {
            await scheduler.GoAsync(id, at: null, CancellationToken.None);
        }
    }
}
