using Quartz;

namespace D360Portal.Features.Connections;

/// <summary>What Quartz starts: one go at one run, whose number is all that it knows.</summary>
internal sealed partial class BulkRunJob(
    RunExecutor executor, RunScheduler scheduler, RunReturns returns, TimeProvider time, IHostApplicationLifetime lifetime, ILogger<BulkRunJob> logger) : IJob
{
    /// <summary>The key of the run's number in the job's data.</summary>
    public const string RunKey = "run";

    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (!RunId.TryParse(context.MergedJobDataMap.GetString(RunKey), out var id))
        {
            return;
        }

        DateTimeOffset? again;
        try
        {
            again = await executor.RunAsync(id, lifetime.ApplicationStopping);
            await (lifetime.ApplicationStopping.IsCancellationRequested ? Task.CompletedTask : returns.WatchAsync(id, CancellationToken.None));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The journal has all that is known: another go begins by looking.
            LogFailed(logger, exception, id);
            again = time.GetUtcNow() + AfterFailure;
        }

        if (again is { } at && !lifetime.ApplicationStopping.IsCancellationRequested)
        {
            await scheduler.GoAsync(id, at, CancellationToken.None);
        }
    }

    [LoggerMessage(LogEvents.RunFailed, LogLevel.Error, "Run {RunId} broke off; it goes on in a minute")]
    private static partial void LogFailed(ILogger logger, Exception exception, RunId runId);
}
