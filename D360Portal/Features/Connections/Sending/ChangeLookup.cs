using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Looks what became of a deletion, or of a connector that was to be created again, and writes it down.</summary>
internal sealed class ChangeLookup(Data360Client client, IChangeIntents intents, ConnectionFinder finder, Inventories inventories, TimeProvider time)
{
    /// <summary>Looks once more.</summary>
    /// <returns>What was found, in a sentence.</returns>
    /// <exception cref="Salesforce.SignInRequiredException">The grant is over.</exception>
    /// <exception cref="Salesforce.SalesforceApiException">Salesforce refused.</exception>
    /// <exception cref="Salesforce.SalesforceUnreachableException">Salesforce did not answer.</exception>
    public async Task<string> LookUpAsync(GrantId grantId, ChangeIntent intent, CancellationToken cancellationToken)
    {
        if (intent.State is not ChangeState.Removed && await client.FindConnectionAsync(grantId, intent.ConnectionId, cancellationToken) is not null)
        {
            return await EndAsync(intent, ChangeState.Rejected, newId: null, $"{intent.Label} is still there: nothing was deleted.");
        }

        inventories.Remove(grantId, intent.ConnectionId);
        if (intent.Kind is ChangeKind.Delete)
        {
            await EndAsync(intent, ChangeState.Done, newId: null, reason: null);
            return $"{intent.Label} is deleted.";
        }

        if (await finder.FindAsync(grantId, Sent(intent), before: null, cancellationToken) is { Id: { } id } found)
        {
            inventories.Put(grantId, found);
            await EndAsync(intent, ChangeState.Done, id, reason: null);
            return $"{intent.Label} was created again.";
        }

        return await EndAsync(intent, ChangeState.Removed, newId: null, "The old connector is deleted, but the new one is not there.");
    }

    private async Task<string> EndAsync(ChangeIntent intent, ChangeState state, ConnectionId? newId, string? reason)
    {
        await intents.EndAsync(intent.Id, state, newId, reason, time.GetUtcNow(), CancellationToken.None);
        return reason ?? "";
    }

    private static CreateIntent Sent(ChangeIntent intent) => new()
    {
        Id = intent.Id,
        Type = intent.Type,
        Label = intent.Label,
        Name = intent.Name,
        State = IntentState.Unknown,
        StartedAt = intent.StartedAt,
    };
}
