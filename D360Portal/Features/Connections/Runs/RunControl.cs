using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>What the user of a run may do to it. Nobody else can: for them every method does nothing and says so.</summary>
internal sealed class RunControl(IRunJournal journal, RunScheduler scheduler, TimeProvider time)
{
    private const string UserPause = "You paused it.";

    /// <summary>Sends nothing more until it is resumed; calls that are under way end.</summary>
    public async Task<bool> PauseAsync(Grant grant, RunId id, CancellationToken cancellationToken) =>
        await IsOwnAsync(grant, id, cancellationToken)
        && await journal.MoveAsync(id, RunState.Paused, new RunPause(PauseCause.User, UserPause), time.GetUtcNow(), cancellationToken);

    /// <summary>Goes on, whatever it waited for.</summary>
    public async Task<bool> ResumeAsync(Grant grant, RunId id, CancellationToken cancellationToken)
    {
        if (!await IsOwnAsync(grant, id, cancellationToken) || !await journal.MoveAsync(id, RunState.Running, pause: null, time.GetUtcNow(), cancellationToken))
        {
            return false;
        }

        await scheduler.GoAsync(id, at: null, CancellationToken.None);
        return true;
    }

    /// <summary>Ends it for good: what waits is skipped, and every secret erased.</summary>
    public async Task<bool> StopAsync(Grant grant, RunId id, CancellationToken cancellationToken)
    {
        if (!await IsOwnAsync(grant, id, cancellationToken) || !await journal.StopAsync(id, time.GetUtcNow(), cancellationToken))
        {
            return false;
        }

        // Nothing more is sent; what was not answered is looked for.
        await scheduler.GoAsync(id, at: null, CancellationToken.None);
        return true;
    }

    /// <summary>Sends failed rows again, and nothing else. Those of which nobody knows are looked for first.</summary>
    /// <param name="grant">The user.</param>
    /// <param name="id">The run.</param>
    /// <param name="position">The one row; null for every failed one.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>How many rows wait again.</returns>
    public async Task<int> RetryAsync(Grant grant, RunId id, int? position, CancellationToken cancellationToken)
    {
        if (!await IsOwnAsync(grant, id, cancellationToken))
        {
            return 0;
        }

        var count = await journal.RetryAsync(id, position, time.GetUtcNow(), cancellationToken);
        if (count > 0)
        {
            await scheduler.GoAsync(id, at: null, CancellationToken.None);
        }

        return count;
    }

    /// <summary>Replaces what a failed row is to create.</summary>
    public async Task<bool> MendAsync(Grant grant, RunId id, RunRow row, CancellationToken cancellationToken) =>
        await IsOwnAsync(grant, id, cancellationToken) && await journal.MendAsync(id, row, time.GetUtcNow(), cancellationToken);

    /// <summary>Takes the secrets of one credential set, for each of its rows that lacks them, or those of one row.</summary>
    public async Task<bool> GiveSecretsAsync(
        Grant grant, RunId id, RunSecretSet missing, IReadOnlyDictionary<string, Secret> secrets, CancellationToken cancellationToken)
    {
        if (!await IsOwnAsync(grant, id, cancellationToken))
        {
            return false;
        }

        await journal.SealAsync(id, missing, secrets, time.GetUtcNow(), cancellationToken);
        return true;
    }

    /// <summary>Deletes connectors that the run created.</summary>
    /// <returns>How many are going to be deleted.</returns>
    public async Task<int> UndoAsync(Grant grant, RunId id, IReadOnlyCollection<ConnectionId> connections, CancellationToken cancellationToken)
    {
        if (!await IsOwnAsync(grant, id, cancellationToken))
        {
            return 0;
        }

        var count = await journal.BeginUndoAsync(id, connections, time.GetUtcNow(), cancellationToken);
        if (count > 0)
        {
            await scheduler.GoAsync(id, at: null, CancellationToken.None);
        }

        return count;
    }

    private async Task<bool> IsOwnAsync(Grant grant, RunId id, CancellationToken cancellationToken) =>
        await journal.FindAsync(id, cancellationToken) is { } run && run.IsOf(grant);
}
