using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>At the start, looks for the connectors whose creates an earlier process left without an answer.</summary>
internal sealed partial class OpenIntents(ICreateIntents intents, ConnectionCreator creator, TimeProvider time, ILogger<OpenIntents> logger) : LeftOpen<CreateIntent>(time)
{
    protected override Task<IReadOnlyList<(GrantId Grant, CreateIntent Left)>> ListAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        intents.ListOpenAsync(since, cancellationToken);

    protected override void OnGivenUp(Exception exception) => LogGaveUp(logger, exception);

    protected override async Task SettleAsync(GrantId grantId, CreateIntent intent, CancellationToken cancellationToken)
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
                intent.Reason ?? Stopped,
                Time.GetUtcNow(),
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
