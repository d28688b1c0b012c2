namespace D360Portal.Features.Connections;

/// <summary>Lets runs go on after a restart, ends them in order before one, looks after those that should be going, and erases secrets that nobody came back for.</summary>
internal sealed partial class RunKeeper(
    IRunJournal journal, RunScheduler scheduler, RunReturns returns, BulkOptions options, TimeProvider time, ILogger<RunKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(10);

    /// <summary>What a stopped run sent longer ago and is not found is not looked for at every start.</summary>
    private static readonly TimeSpan LongestSearch = TimeSpan.FromDays(2);

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await scheduler.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await TryAsync(EraseSecretsAsync);
            await TryAsync(() => GoOnAsync(stoppingToken));
            using var timer = new PeriodicTimer(Round, time);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryAsync(EraseSecretsAsync);
                await TryAsync(() => LookAfterAsync(stoppingToken));
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process ends.
        }
    }

    /// <summary>Nothing here is worth ending the portal for, as an exception of a background service does.</summary>
    private async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotKept(logger, exception);
        }
    }

    private async Task GoOnAsync(CancellationToken cancellationToken)
    {
        // Read to its end also when the portal stops at once: a query that is given up is logged as an error.
        var open = await journal.ListOpenAsync(time.GetUtcNow() - LongestSearch, CancellationToken.None);
        foreach (var run in open)
        {
            // Before the first of them is scheduled, for then others may send. Also of a run that nobody will go on with: what it was sending holds up
            // other runs, and its page would say so for ever.
            await TryAsync(() => journal.RecoverAsync(run.Id, time.GetUtcNow(), CancellationToken.None));
        }

        foreach (var run in open)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await TryAsync(() => GoOnAsync(run));
        }
    }

    private async Task GoOnAsync(BulkRun run)
    {
        switch (run)
        {
            case { State: RunState.Running or RunState.Undoing or RunState.Stopped }:
                LogGoesOn(logger, run.Id);
                await scheduler.GoAsync(run.Id, at: null, CancellationToken.None);
                break;
            case { Pause: { Until: { } until } }:
                await scheduler.GoAsync(run.Id, until, CancellationToken.None);
                break;
            case { Pause.Cause: PauseCause.SignIn }:
                await returns.WatchAsync(run.Id, CancellationToken.None);
                break;
        }
    }

    /// <summary>Asks again for every run that should be going: what was asked for may have failed. One that is going does not notice.</summary>
    private async Task LookAfterAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var run in await journal.ListOpenAsync(now, CancellationToken.None))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (run is { State: RunState.Running or RunState.Undoing } || run.Pause?.Until <= now)
            {
                await scheduler.GoAsync(run.Id, at: null, CancellationToken.None);
            }
        }
    }

    private async Task EraseSecretsAsync()
    {
        var erased = await journal.EraseSecretsAsync(time.GetUtcNow() - TimeSpan.FromHours(options.SecretHours), CancellationToken.None);
        if (erased > 0)
        {
            LogErased(logger, erased);
        }
    }

    [LoggerMessage(LogEvents.RunsGoOn, LogLevel.Information, "Run {RunId} goes on")]
    private static partial void LogGoesOn(ILogger logger, RunId runId);

    [LoggerMessage(LogEvents.RunsNotKept, LogLevel.Error, "Runs could not be looked after; it is tried again in some minutes")]
    private static partial void LogNotKept(ILogger logger, Exception exception);

    [LoggerMessage(LogEvents.RunSecretsErased, LogLevel.Information, "Erased the secrets of {Rows} rows whose runs have not moved for long")]
    private static partial void LogErased(ILogger logger, int rows);
}
