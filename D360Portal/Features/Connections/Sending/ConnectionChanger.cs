using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Changes connectors, each with one call that replaces all of it.</summary>
/// <remarks>
/// The intent is on disk before the call. A call without an answer is never repeated: the connector is read and compared, as far as that goes. Everything runs to
/// its end outside the page that began it; a page that goes away only stops watching.
/// </remarks>
internal sealed partial class ConnectionChanger(
    Data360Client client, IChangeIntents intents, ConnectionReader reader, ConnectionTester tester, Inventories inventories, TimeProvider time, ILogger<ConnectionChanger> logger)
{
    private const string NoAnswer = "Salesforce did not answer.";

    /// <summary>Changes one connector.</summary>
    /// <param name="intentId">A number that the form keeps until it knows the outcome: a second click comes with the same one, and does nothing.</param>
    /// <param name="grant">The grant to call with.</param>
    /// <param name="before">The connector as it was read.</param>
    /// <param name="definition">What it is to be, secrets included.</param>
    /// <param name="form">What its fields are called, for the messages.</param>
    /// <param name="isOfCredentials">Whether nothing but the credentials is new.</param>
    /// <param name="cancellationToken">Stops watching. What has begun goes on.</param>
    public Task<ChangeOutcome> ChangeAsync(
        Guid intentId, Grant grant, Connection before, ConnectionDefinition definition, ConnectorForm form, bool isOfCredentials, CancellationToken cancellationToken) =>
        Task.Run(
            () => ChangeAsync(Intent(intentId, before, definition, isOfCredentials ? ChangeKind.Credentials : ChangeKind.Edit), grant, before, definition, form),
            CancellationToken.None).WaitAsync(cancellationToken);

    private async Task<ChangeOutcome> ChangeAsync(ChangeIntent intent, Grant grant, Connection before, ConnectionDefinition definition, ConnectorForm form)
    {
        if (!await intents.BeginAsync(grant, intent, CancellationToken.None))
        {
            return new ChangeOutcome.Unanswered("The same change is already under way. The activity page tells what becomes of it.");
        }

        try
        {
            await client.ReplaceAsync(grant.Id, intent.ConnectionId, definition, CancellationToken.None);
            return await EndChangedAsync(intent, grant.Id, before, definition, wasFound: false);
        }
        catch (SalesforceApiException exception) when (ChangeRefusal.SaysNotChangeable(exception))
        {
            var rejection = new Rejection(
                $"This org does not let {form.TypeLabel} connectors be changed. They can only be deleted and created again.", SalesforceFailure.Words(exception), []);
            await EndAsync(intent, ChangeState.Rejected, rejection.Sentence);
            return new ChangeOutcome.NotChangeable(rejection);
        }
        catch (SalesforceApiException exception) when (RejectionReader.IsCertain(exception))
        {
            return await RejectAsync(intent, await ExplainAsync(grant.Id, exception, definition, form));
        }
        catch (SalesforceUnreachableException exception) when (!exception.MayHaveArrived)
        {
            return await RejectAsync(intent, new Rejection($"{SalesforceFailure.Explain(exception)} Nothing was sent.", SalesforceWords: null, []));
        }
        catch (SignInRequiredException exception)
        {
            return await RejectAsync(intent, new Rejection($"Nothing was changed. {SalesforceFailure.Explain(exception)}", SalesforceWords: null, []));
        }
        catch (Exception exception) when (SalesforceFailure.IsExpected(exception))
        {
            LogUnanswered(logger, grant.Id, intent.ConnectionId, intent.Id, exception.Message);
            return await LookAsync(intent, grant.Id, before, definition);
        }
    }

    /// <summary>Reads the connector, and says what that tells of a call that was not answered.</summary>
    private async Task<ChangeOutcome> LookAsync(ChangeIntent intent, GrantId grantId, Connection before, ConnectionDefinition definition)
    {
        string what;
        try
        {
            var now = await ReadAsync(grantId, intent.ConnectionId);
            switch (now is null ? ChangeComparison.Neither : ChangeComparer.Compare(before, definition, now))
            {
                case ChangeComparison.AsSent:
                    return await EndChangedAsync(intent, grantId, before, definition, wasFound: true);
                case ChangeComparison.AsBefore:
                    what = $"{NoAnswer} The settings are as they were before, so it was probably not changed. Nothing is sent again by itself.";
                    break;
                case ChangeComparison.CannotTell:
                    what = $"{NoAnswer} Credentials cannot be read back, so nobody can tell whether the new ones are there. Test the connection, or save again.";
                    break;
                default:
                    what = now is null
                        ? $"{NoAnswer} The org no longer has the connector: somebody has deleted it."
                        : $"{NoAnswer} The settings are neither as they were nor as you sent them: somebody else may be changing the connector. Look at it before you save again.";
                    break;
            }
        }
        catch (Exception exception) when (SalesforceFailure.IsExplained(exception))
        {
            what = $"{NoAnswer} The connector could not be read either, so nobody can tell whether it was changed. {SalesforceFailure.Explain(exception)}";
        }

        await EndAsync(intent, ChangeState.Unknown, what);
        return new ChangeOutcome.Unanswered(what);
    }

    /// <summary>A change that cannot connect may say INTERNAL_ERROR as a create does, whatever the cause; a test of the same definition says more.</summary>
    private async Task<Rejection> ExplainAsync(GrantId grantId, SalesforceApiException exception, ConnectionDefinition definition, ConnectorForm form)
    {
        var rejection = ChangeRefusal.OfChange(exception, form);
        return RejectionReader.HidesCause(exception) && (await tester.TestAsync(grantId, definition, form, CancellationToken.None)).Failure is { } told
            ? told with { SalesforceWords = $"{rejection.SalesforceWords} — the test says: {told.SalesforceWords}" }
            : rejection;
    }

    private async Task<ChangeOutcome> EndChangedAsync(ChangeIntent intent, GrantId grantId, Connection before, ConnectionDefinition definition, bool wasFound)
    {
        await intents.EndAsync(intent.Id, ChangeState.Done, newId: null, reason: null, time.GetUtcNow(), CancellationToken.None);
        LogChanged(logger, grantId, intent.ConnectionId, intent.Id);
        inventories.Put(grantId, await FindAsync(grantId, intent.ConnectionId) ?? As(before, definition));
        return new ChangeOutcome.Changed(wasFound);
    }

    /// <summary>The connector as it is now, which the page that comes next shows for the same call; null when it cannot be read at the moment.</summary>
    private async Task<Connection?> FindAsync(GrantId grantId, ConnectionId id)
    {
        try
        {
            return await ReadAsync(grantId, id) is { } now ? now with { Id = now.Id ?? id } : null;
        }
        catch (Exception exception) when (SalesforceFailure.IsExplained(exception))
        {
            return null;
        }
    }

    private async Task<Connection?> ReadAsync(GrantId grantId, ConnectionId id)
    {
        reader.Forget(grantId, id);
        return (await reader.ReadAsync(grantId, id, anew: true, CancellationToken.None)).Value;
    }

    private async Task<ChangeOutcome> RejectAsync(ChangeIntent intent, Rejection rejection)
    {
        await EndAsync(intent, ChangeState.Rejected, rejection.Sentence);
        return new ChangeOutcome.Rejected(rejection);
    }

    private Task EndAsync(ChangeIntent intent, ChangeState state, string reason) =>
        intents.EndAsync(intent.Id, state, newId: null, reason, time.GetUtcNow(), CancellationToken.None);

    private ChangeIntent Intent(Guid id, Connection before, ConnectionDefinition definition, ChangeKind kind) => new()
    {
        Id = id,
        Kind = kind,
        ConnectionId = before.Id!.Value,
        Type = before.Type,
        Label = definition.Label,
        Name = definition.Name,
        State = ChangeState.UnderWay,
        StartedAt = time.GetUtcNow(),
    };

    /// <summary>The connector as the list would show it: no secret, and no status before it is read.</summary>
    private static Connection As(Connection before, ConnectionDefinition definition) => before with
    {
        Label = definition.Label,
        Name = definition.Type == ConnectorTypeName.IngestApi ? before.Name : definition.Name,
        Status = default,
        Parameters = [.. definition.Parameters.Where(parameter => !definition.MaskedParameters.Contains(parameter.Name) && before.Parameters.Any(known => known.Name == parameter.Name))],
    };

    [LoggerMessage(LogEvents.ConnectorChanged, LogLevel.Information, "Grant {GrantId} changed connector {ConnectionId} (intent {IntentId})")]
    private static partial void LogChanged(ILogger logger, GrantId grantId, ConnectionId connectionId, Guid intentId);

    [LoggerMessage(LogEvents.ChangeUnanswered, LogLevel.Warning, "A change of grant {GrantId}, connector {ConnectionId}, intent {IntentId}, was not answered: {Reason} The connector is read")]
    private static partial void LogUnanswered(ILogger logger, GrantId grantId, ConnectionId connectionId, Guid intentId, string reason);
}
