using Quartz;

namespace D360Portal.Features.Connections;

/// <summary>Starts runs, now or later, and again after a restart. It holds nothing of a run but its number.</summary>
/// <remarks>The scheduler is built and started for the first run that needs it, so that a portal without runs starts without it.</remarks>
internal sealed partial class RunScheduler(ISchedulerFactory factory, TimeProvider time, ILogger<RunScheduler> logger) : IDisposable
{
    private const string Group = "runs";

    private readonly SemaphoreSlim _turn = new(1);
    private IScheduler? _scheduler;

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    /// <summary>Works at a run as soon as nobody works at it. Where that cannot be arranged, it is logged: the run is written down, and asked for again.</summary>
    /// <param name="id">The run.</param>
    /// <param name="at">When; null for now.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task GoAsync(RunId id, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        try
        {
            await ScheduleAsync(id, at, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotScheduled(logger, exception, id);
        }
    }

    private async Task ScheduleAsync(RunId id, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        var scheduler = await StartAsync(cancellationToken);
        var key = new JobKey(id.ToString(), Group);
        var job = JobBuilder.Create<BulkRunJob>()
            .WithIdentity(key)
            .DisallowConcurrentExecution(true)
            .RequestRecovery(true)
            .UsingJobData(BulkRunJob.RunKey, id.ToString())
            .Build();

        // One trigger for now and one for later: what is asked for twice is done once more, and a pause that was cut short is not forgotten.
        var trigger = TriggerBuilder.Create(time)
            .ForJob(key)
            .WithIdentity($"{id} {(at is null ? "now" : "later")}", Group)
            .StartAt(at ?? time.GetUtcNow())
            .Build();
        await scheduler.ScheduleJob(job, [trigger], new ScheduleJobOptions { Replace = true }, cancellationToken);
    }

    /// <summary>Waits until whatever is being worked at has come to its end.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_scheduler is { } scheduler)
            {
                await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<IScheduler> StartAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_scheduler is null)
            {
                var scheduler = await factory.GetScheduler(cancellationToken);
                await scheduler.Start(cancellationToken);
                _scheduler = scheduler;
            }

            return _scheduler;
        }
        finally
        {
            _turn.Release();
        }
    }

    [LoggerMessage(LogEvents.RunNotScheduled, LogLevel.Error, "Run {RunId} could not be scheduled; it is tried again in some minutes")]
    private static partial void LogNotScheduled(ILogger logger, Exception exception, RunId runId);
}
