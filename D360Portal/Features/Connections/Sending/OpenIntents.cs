using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>At the start, looks for the connectors whose creates an earlier process left without an answer.</summary>
internal sealed partial class OpenIntents(ICreateIntents intents, ConnectionCreator creator, TimeProvider time, ILogger<OpenIntents> logger) : BackgroundService
{
    /// <summary>What has not shown up in this time will not; its user can still look on the activity page.</summary>
    private static readonly TimeSpan Worthwhile = TimeSpan.FromDays(7);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Read to its end also when the portal stops at once, such as for a port that is taken: a query that is given up is logged as an error.
            foreach (var (grantId, intent) in await intents.ListOpenAsync(time.GetUtcNow() - Worthwhile, CancellationToken.None))
            {
                stoppingToken.ThrowIfCancellationRequested();
                await LookUpAsync(grantId, intent, stoppingToken);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Nothing here is worth ending the portal for: the activity page looks again.
            LogGaveUp(logger, exception);
        }
    }

    private async Task LookUpAsync(GrantId grantId, CreateIntent intent, CancellationToken cancellationToken)
    {
        try
        {
            LogLookedUp(logger, intent.Id, await creator.LookUpAsync(grantId, intent, cancellationToken));
        }
        catch (Exception exception) when (SalesforceFailure.IsExplained(exception))
        {
            LogNotLookedUp(logger, intent.Id, exception.Message);
            await intents.EndAsync(
                intent.Id,
                IntentState.Unknown,
                connectionId: null,
                intent.Reason ?? "The portal was stopped before Salesforce answered.",
                time.GetUtcNow(),
                CancellationToken.None);
        }
    }

    [LoggerMessage(LogEvents.IntentLookedUp, LogLevel.Information, "Looked for the connector of intent {IntentId}, which an earlier process left open; found: {IsFound}")]
    private static partial void LogLookedUp(ILogger logger, Guid intentId, bool isFound);

    [LoggerMessage(LogEvents.IntentNotLookedUp, LogLevel.Information, "Could not look for the connector of intent {IntentId}: {Reason}")]
    private static partial void LogNotLookedUp(ILogger logger, Guid intentId, string reason);

    [LoggerMessage(LogEvents.IntentsGivenUp, LogLevel.Error, "Could not look for the connectors of open intents")]
    private static partial void LogGaveUp(ILogger logger, Exception exception);
}
