using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Works at a run until there is nothing left to do, it has to wait, or the process is to end. What it does not finish, it or another process goes on with.</summary>
internal sealed partial class RunExecutor(RunParts parts, IGrantStore grants, ILogger<RunExecutor> logger)
{
    /// <summary>How long calls that are under way may take to end when the process is told to stop; containers are killed after 30 seconds.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AgainUndoing = TimeSpan.FromMinutes(1);

    /// <summary>Works at a run.</summary>
    /// <param name="id">The run; one that is at its end is left alone.</param>
    /// <param name="stopping">Ends the sending. Calls that are under way end by themselves, or stay written down as being sent.</param>
    /// <returns>When the run is to go on by itself; null when it is not.</returns>
    public async Task<DateTimeOffset?> RunAsync(RunId id, CancellationToken stopping)
    {
        if (await parts.Journal.FindAsync(id, CancellationToken.None) is not { } run)
        {
            return null;
        }

        if (run is { State: RunState.Paused, Pause.Until: { } until })
        {
            if (until > parts.Time.GetUtcNow())
            {
                return until;
            }

            await parts.Journal.MoveAsync(id, RunState.Running, pause: null, parts.Time.GetUtcNow(), CancellationToken.None);
            run = run with { State = RunState.Running, Pause = null };
        }

        if (run.State is not (RunState.Running or RunState.Undoing or RunState.Stopped))
        {
            return null;
        }

        var grant = (await grants.ListAsync(CancellationToken.None)).FirstOrDefault(run.IsOf);
        if (grant is not { Status: GrantStatus.Active } && run.State is RunState.Undoing)
        {
            // It cannot be paused; it goes on when its user has signed in again.
            return parts.Time.GetUtcNow() + AgainUndoing;
        }

        if (grant is null)
        {
            // Of a stopped run nothing more is sent anyway, and this changes nothing.
            await PauseAsync(id, new RunPause(PauseCause.SignIn, "You have disconnected from this org. Sign in again and press \"Resume\"."));
            return null;
        }

        using var giveUp = new CancellationTokenSource(Timeout.InfiniteTimeSpan, parts.Time);
        await using var ending = stopping.Register(() => giveUp.CancelAfter(Grace));
        LogBegan(logger, id, run.State);
        if (run.State is RunState.Undoing)
        {
            await new UndoSegment(parts, run, grant, grants).RunAsync(stopping);
        }
        else
        {
            using var segment = new SendSegment(parts, run, grant, giveUp.Token);
            await (run.State is RunState.Running ? segment.RunAsync(stopping) : Task.CompletedTask);
            if (await parts.Journal.FindAsync(id, CancellationToken.None) is { State: RunState.Stopped })
            {
                await segment.LookOnlyAsync(stopping);
            }
        }

        var after = await parts.Journal.FindAsync(id, CancellationToken.None);
        LogEnded(logger, id, after?.State ?? run.State, after?.Pause?.Cause);

        // Still running means that something went wrong that is not Salesforce's; what was under way is looked for first.
        return after is { State: RunState.Running or RunState.Undoing } && !stopping.IsCancellationRequested ? parts.Time.GetUtcNow() + Again : after?.Pause?.Until;
    }

    private Task<bool> PauseAsync(RunId id, RunPause pause) => parts.Journal.MoveAsync(id, RunState.Paused, pause, parts.Time.GetUtcNow(), CancellationToken.None);

    [LoggerMessage(LogEvents.RunBegan, LogLevel.Information, "Working at run {RunId}, which is {State}")]
    private static partial void LogBegan(ILogger logger, RunId runId, RunState state);

    [LoggerMessage(LogEvents.RunEnded, LogLevel.Information, "Run {RunId} is {State} now; pause: {Cause}")]
    private static partial void LogEnded(ILogger logger, RunId runId, RunState state, PauseCause? cause);
}
