using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>At the start, looks what became of the changes and deletions that an earlier process did not bring to an end.</summary>
internal sealed partial class OpenChanges(IChangeIntents intents, ChangeLookup lookup, TimeProvider time, ILogger<OpenChanges> logger) : LeftOpen<ChangeIntent>(time)
{
    protected override Task<IReadOnlyList<(GrantId Grant, ChangeIntent Left)>> ListAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        intents.ListOpenAsync(since, cancellationToken);

    protected override void OnGivenUp(Exception exception) => LogGaveUp(logger, exception);

    protected override async Task SettleAsync(GrantId grantId, ChangeIntent intent, CancellationToken cancellationToken)
    {
        if (intent.Kind is ChangeKind.Edit or ChangeKind.Credentials)
        {
            await EndUnknownAsync(intent, $"{Stopped} Look at the connector, and test it.");
            return;
        }

        try
        {
            LogLookedUp(logger, intent.Id, await lookup.LookUpAsync(grantId, intent, cancellationToken));
        }
        catch (Exception exception) when (SalesforceFailure.IsExplained(exception))
        {
            LogNotLookedUp(logger, intent.Id, exception.Message);
            if (intent.State is ChangeState.UnderWay)
            {
                await EndUnknownAsync(intent, Stopped);
            }
        }
    }

    private Task EndUnknownAsync(ChangeIntent intent, string reason) =>
        intents.EndAsync(intent.Id, ChangeState.Unknown, newId: null, reason, Time.GetUtcNow(), CancellationToken.None);

    [LoggerMessage(LogEvents.ChangeLookedUp, LogLevel.Information, "Looked what became of change {IntentId}, which an earlier process left open: {Found}")]
    private static partial void LogLookedUp(ILogger logger, Guid intentId, string found);

    [LoggerMessage(LogEvents.ChangeNotLookedUp, LogLevel.Information, "Could not look what became of change {IntentId}: {Reason}")]
    private static partial void LogNotLookedUp(ILogger logger, Guid intentId, string reason);

    [LoggerMessage(LogEvents.ChangesGivenUp, LogLevel.Error, "Could not look what became of open changes")]
    private static partial void LogGaveUp(ILogger logger, Exception exception);
}
