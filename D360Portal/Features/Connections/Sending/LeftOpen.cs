using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>At the start, brings to an end what an earlier process left without an answer.</summary>
/// <typeparam name="T">What was left.</typeparam>
internal abstract class LeftOpen<T>(TimeProvider time) : BackgroundService
{
    /// <summary>Why there was no answer.</summary>
    protected const string Stopped = "The portal was stopped before Salesforce answered.";

    /// <summary>What has not shown up in this time will not; its user can still look on the activity page.</summary>
    private static readonly TimeSpan Worthwhile = TimeSpan.FromDays(7);

    /// <summary>Tells the time.</summary>
    protected TimeProvider Time { get; } = time;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Read to its end also when the portal stops at once, such as for a port that is taken: a query that is given up is logged as an error.
            foreach (var (grantId, left) in await ListAsync(Time.GetUtcNow() - Worthwhile, CancellationToken.None))
            {
                stoppingToken.ThrowIfCancellationRequested();
                await SettleAsync(grantId, left, stoppingToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Nothing here is worth ending the portal for: the activity page looks again.
            OnGivenUp(exception);
        }
    }

    /// <summary>What is open since then, with the grants of those who began it.</summary>
    protected abstract Task<IReadOnlyList<(GrantId Grant, T Left)>> ListAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Looks what became of one.</summary>
    protected abstract Task SettleAsync(GrantId grantId, T left, CancellationToken cancellationToken);

    /// <summary>Logs what went wrong.</summary>
    protected abstract void OnGivenUp(Exception exception);
}
