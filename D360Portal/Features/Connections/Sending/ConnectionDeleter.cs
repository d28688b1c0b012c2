using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Deletes connectors. The intent is on disk before the call, and what has begun runs to its end outside the page that began it.</summary>
internal sealed partial class ConnectionDeleter(
    Data360Client client, IChangeIntents intents, IDrafts<KeptDraft> drafts, ConnectionReader reader, Inventories inventories, TimeProvider time, ILogger<ConnectionDeleter> logger)
{
    private const string NoAnswer = "Salesforce did not answer.";

    /// <summary>Live orgs fail at a deletion now and then, and do it some ten seconds later.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>Deletes one connector.</summary>
    /// <param name="intentId">A number that the page keeps until it knows the outcome: a second click comes with the same one, and does nothing.</param>
    /// <param name="grant">The grant to call with.</param>
    /// <param name="connection">The connector.</param>
    /// <param name="onProgress">Told what it waits for, on no particular thread.</param>
    /// <param name="cancellationToken">Stops watching. What has begun goes on.</param>
    public Task<DeleteOutcome> DeleteAsync(Guid intentId, Grant grant, Connection connection, Action<string> onProgress, CancellationToken cancellationToken) =>
        Task.Run(() => DeleteAsync(intentId, grant, connection, onProgress), CancellationToken.None).WaitAsync(cancellationToken);

    /// <summary>Deletes a connector on behalf of an intent that somebody else keeps.</summary>
    internal async Task<DeleteOutcome> DeleteAsync(Guid intentId, GrantId grantId, ConnectionId id, Action<string> onProgress)
    {
        var outcome = await SendAsync(intentId, grantId, id, onProgress, isLast: false);
        if (outcome is DeleteOutcome.Deleted)
        {
            LogDeleted(logger, grantId, id, intentId);
            reader.Forget(grantId, id);
            inventories.Remove(grantId, id);
            foreach (var form in (string[])[FormKey.Clone(id), EditFormKey.Of(id), EditFormKey.OfCredentials(id)])
            {
                await drafts.EraseAsync(grantId, form, CancellationToken.None);
            }
        }

        return outcome;
    }

    private async Task<DeleteOutcome> DeleteAsync(Guid intentId, Grant grant, Connection connection, Action<string> onProgress)
    {
        var intent = new ChangeIntent
        {
            Id = intentId,
            Kind = ChangeKind.Delete,
            ConnectionId = connection.Id!.Value,
            Type = connection.Type,
            Label = connection.Label,
            Name = connection.Name ?? "",
            State = ChangeState.UnderWay,
            StartedAt = time.GetUtcNow(),
        };
        if (!await intents.BeginAsync(grant, intent, CancellationToken.None))
        {
            return new DeleteOutcome.Unanswered("The connector is already being deleted. The activity page tells what becomes of it.");
        }

        var outcome = await DeleteAsync(intentId, grant.Id, intent.ConnectionId, onProgress);
        var (state, reason) = outcome switch
        {
            DeleteOutcome.Deleted => (ChangeState.Done, null),
            DeleteOutcome.Rejected rejected => (ChangeState.Rejected, rejected.Rejection.Sentence),
            DeleteOutcome.Unanswered unanswered => (ChangeState.Unknown, unanswered.What),
            _ => throw new InvalidOperationException($"{outcome} is no outcome."),
        };
        await intents.EndAsync(intentId, state, newId: null, reason, time.GetUtcNow(), CancellationToken.None);
        return outcome;
    }

    private async Task<DeleteOutcome> SendAsync(Guid intentId, GrantId grantId, ConnectionId id, Action<string> onProgress, bool isLast)
    {
        try
        {
            await client.DeleteAsync(grantId, id, CancellationToken.None);
            return new DeleteOutcome.Deleted();
        }
        catch (SalesforceApiException exception) when (exception.SaysNotFound)
        {
            return new DeleteOutcome.Deleted();
        }
        catch (SalesforceApiException exception) when (ChangeRefusal.IsCertain(exception))
        {
            return new DeleteOutcome.Rejected(ChangeRefusal.OfDeletion(exception));
        }
        catch (SalesforceUnreachableException exception) when (!exception.MayHaveArrived)
        {
            return new DeleteOutcome.Rejected(new Rejection($"{SalesforceFailure.Explain(exception)} Nothing was sent.", SalesforceWords: null, []));
        }
        catch (SignInRequiredException exception)
        {
            return new DeleteOutcome.Rejected(new Rejection($"Nothing was deleted. {SalesforceFailure.Explain(exception)}", SalesforceWords: null, []));
        }
        catch (Exception exception) when (SalesforceFailure.IsExpected(exception))
        {
            LogUnanswered(logger, grantId, id, intentId, exception.Message);
            onProgress("Salesforce did not say whether it is deleted. Looking …");
            return await IsThereAsync(grantId, id) switch
            {
                false => new DeleteOutcome.Deleted(),
                true when exception is SalesforceApiException && !isLast => await SendAgainAsync(intentId, grantId, id, onProgress),
                true when exception is SalesforceApiException => new DeleteOutcome.Rejected(new Rejection(
                    "Salesforce failed twice, and the connector is still there. Try again in some minutes.", SalesforceFailure.Words(exception), [])),
                true => new DeleteOutcome.Unanswered($"{NoAnswer} The connector is still there: it was probably not deleted. Nothing is sent again by itself."),
                null => new DeleteOutcome.Unanswered($"{NoAnswer} The connector could not be looked for either, so nobody can tell whether it is deleted."),
            };
        }
    }

    /// <summary>Salesforce answered that it failed, and the connector is there: so it was not deleted, and a second call can do no harm.</summary>
    private async Task<DeleteOutcome> SendAgainAsync(Guid intentId, GrantId grantId, ConnectionId id, Action<string> onProgress)
    {
        onProgress($"Salesforce failed on its side, and the connector is still there. Trying once more in {Pause.TotalSeconds:0} seconds …");
        await Task.Delay(Pause, time, CancellationToken.None);
        onProgress("Trying once more …");
        return await SendAsync(intentId, grantId, id, onProgress, isLast: true);
    }

    /// <returns>Null when Salesforce cannot be asked.</returns>
    private async Task<bool?> IsThereAsync(GrantId grantId, ConnectionId id)
    {
        try
        {
            return await client.FindConnectionAsync(grantId, id, CancellationToken.None) is not null;
        }
        catch (Exception exception) when (SalesforceFailure.IsExplained(exception))
        {
            return null;
        }
    }

    [LoggerMessage(LogEvents.ConnectorDeleted, LogLevel.Information, "Grant {GrantId} deleted connector {ConnectionId} (intent {IntentId})")]
    private static partial void LogDeleted(ILogger logger, GrantId grantId, ConnectionId connectionId, Guid intentId);

    [LoggerMessage(LogEvents.DeletionUnanswered, LogLevel.Warning, "A deletion of grant {GrantId}, connector {ConnectionId}, intent {IntentId}, was not answered: {Reason} The connector is looked for")]
    private static partial void LogUnanswered(ILogger logger, GrantId grantId, ConnectionId connectionId, Guid intentId, string reason);
}
