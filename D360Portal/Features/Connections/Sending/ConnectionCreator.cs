using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Creates connectors, each at most once, whatever breaks on the way.</summary>
/// <remarks>
/// The intent is on disk before the call. A call without an answer is looked up, never repeated; while one is open, the same connector is not sent
/// again before it has been looked for. Everything runs to its end outside the page that began it; a page that goes away only stops watching.
/// </remarks>
internal sealed partial class ConnectionCreator(
    Data360Client client, ICreateIntents intents, ConnectionFinder finder, Inventories inventories, TimeProvider time, ILogger<ConnectionCreator> logger)
{
    private const string NoAnswer = "Salesforce did not answer.";

    /// <summary>Creates one connector.</summary>
    /// <param name="intentId">A number that the form keeps until it knows the outcome: a second click comes with the same one, and does nothing.</param>
    /// <param name="grant">The grant to call with.</param>
    /// <param name="definition">What to create.</param>
    /// <param name="form">What its fields are called, for the messages.</param>
    /// <param name="cancellationToken">Stops watching. What has begun goes on.</param>
    public Task<CreateOutcome> CreateAsync(
        Guid intentId, Grant grant, ConnectionDefinition definition, ConnectorForm form, CancellationToken cancellationToken) =>
        CreateAsync(intentId, grant, definition, form, nameLock: null, cancellationToken);

    /// <summary>Creates one connector in place of one that was just deleted.</summary>
    /// <param name="intentId">As above.</param>
    /// <param name="grant">The grant to call with.</param>
    /// <param name="definition">What to create.</param>
    /// <param name="form">What its fields are called, for the messages.</param>
    /// <param name="nameLock">Waits for the API name; null where none was just deleted.</param>
    /// <param name="cancellationToken">Stops watching. What has begun goes on.</param>
    public Task<CreateOutcome> CreateAsync(
        Guid intentId, Grant grant, ConnectionDefinition definition, ConnectorForm form, NameLock? nameLock, CancellationToken cancellationToken) =>
        Task.Run(() => CreateAsync(intentId, grant, definition, form, nameLock), CancellationToken.None).WaitAsync(cancellationToken);

    /// <summary>Looks once more for the connector of an intent, and writes down what it finds.</summary>
    /// <returns>Whether it was found.</returns>
    public async Task<bool> LookUpAsync(GrantId grantId, CreateIntent intent, CancellationToken cancellationToken)
    {
        if (await finder.FindAsync(grantId, intent, before: null, cancellationToken) is { Id: { } id } found)
        {
            await EndCreatedAsync(intent.Id, grantId, id);
            inventories.Put(grantId, found);
            return true;
        }

        await EndAsync(intent.Id, IntentState.Unknown, intent.Reason ?? NoAnswer);
        return false;
    }

    private async Task<CreateOutcome> CreateAsync(Guid intentId, Grant grant, ConnectionDefinition definition, ConnectorForm form, NameLock? nameLock)
    {
        if (await SettleOpenAsync(grant, definition) is { } settled)
        {
            return settled;
        }

        var intent = new CreateIntent
        {
            Id = intentId,
            Type = definition.Type,
            Label = definition.Label,
            Name = definition.Name,
            State = IntentState.Sending,
            StartedAt = time.GetUtcNow(),
        };
        var before = inventories.Peek(grant.Id) is { LoadedAt: not null } snapshot ? snapshot.Rows.Select(row => row.Id).OfType<ConnectionId>().ToHashSet() : null;
        if (!await intents.BeginAsync(grant, intent, CancellationToken.None))
        {
            return new CreateOutcome.Unknown();
        }

        try
        {
            var created = await (nameLock is null ? Send() : nameLock.WaitAsync(Send));
            await EndCreatedAsync(intent.Id, grant.Id, created.Id);
            inventories.Put(grant.Id, Made(definition, created));
            return new CreateOutcome.Created(created.Id, created.Name, WasFound: false);
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
            return await RejectAsync(intent, new Rejection($"Nothing was created. {SalesforceFailure.Explain(exception)}", SalesforceWords: null, []));
        }
        catch (Exception exception) when (SalesforceFailure.IsExpected(exception))
        {
            LogUnanswered(logger, grant.Id, definition.Type, intent.Id, exception.Message);
            return await LookUpQuietlyAsync(grant.Id, intent, before);
        }

        Task<CreatedConnection> Send() => client.CreateAsync(grant.Id, definition, CancellationToken.None);
    }

    /// <summary>
    /// The same connector may have been sent before and not answered, from this form, a reloaded one or another tab. It is looked for first.
    /// </summary>
    /// <returns>The outcome when nothing is to be sent; null when the way is free.</returns>
    private async Task<CreateOutcome?> SettleOpenAsync(Grant grant, ConnectionDefinition definition)
    {
        if (await intents.FindOpenAsync(grant, definition.Type, definition.Name, definition.Label, CancellationToken.None) is not { } open)
        {
            return null;
        }

        try
        {
            if (await finder.FindAsync(grant.Id, open, before: null, CancellationToken.None) is { Id: { } id } found)
            {
                await EndCreatedAsync(open.Id, grant.Id, id);
                inventories.Put(grant.Id, found);
                return new CreateOutcome.Created(id, found.Name, WasFound: true);
            }
        }
        catch (Exception exception) when (SalesforceFailure.IsExplained(exception))
        {
            return new CreateOutcome.Rejected(new Rejection(
                $"The same connector was sent before and not answered. It could not be looked for, so nothing was sent. {SalesforceFailure.Explain(exception)}",
                SalesforceFailure.Words(exception),
                []));
        }

        if (open.IsUnderWay(time.GetUtcNow()))
        {
            return new CreateOutcome.Unknown();
        }

        await EndAsync(open.Id, IntentState.Rejected, "It was looked for and not found, and then sent again.");
        return null;
    }

    private async Task<CreateOutcome> LookUpQuietlyAsync(GrantId grantId, CreateIntent intent, IReadOnlySet<ConnectionId>? before)
    {
        try
        {
            if (await finder.FindAsync(grantId, intent, before, CancellationToken.None) is { Id: { } id } found)
            {
                await EndCreatedAsync(intent.Id, grantId, id);
                inventories.Put(grantId, found);
                return new CreateOutcome.Created(id, found.Name, WasFound: true);
            }
        }
        catch (Exception exception) when (SalesforceFailure.IsExplained(exception))
        {
            // Salesforce cannot be asked now; the activity page asks again.
        }

        await EndAsync(intent.Id, IntentState.Unknown, NoAnswer);
        return new CreateOutcome.Unknown();
    }

    /// <summary>A create that fails mostly says INTERNAL_ERROR, whatever the cause; a test of the same definition says more.</summary>
    private async Task<Rejection> ExplainAsync(GrantId grantId, SalesforceApiException exception, ConnectionDefinition definition, ConnectorForm form)
    {
        var rejection = RejectionReader.Of(exception, form);
        if (!RejectionReader.HidesCause(exception))
        {
            return rejection;
        }

        try
        {
            return await client.TestAsync(grantId, definition, CancellationToken.None) is TestOutcome.Failed failed
                && RejectionReader.Of(failed, form) is var told
                    ? told with { SalesforceWords = $"{rejection.SalesforceWords} — the test says: {told.SalesforceWords}" }
                    : rejection with { NextStep = "A test of the same values works, so try again in a minute." };
        }
        catch (Exception failure) when (SalesforceFailure.IsExplained(failure))
        {
            return rejection;
        }
    }

    private async Task<CreateOutcome> RejectAsync(CreateIntent intent, Rejection rejection)
    {
        await EndAsync(intent.Id, IntentState.Rejected, rejection.Sentence);
        return new CreateOutcome.Rejected(rejection);
    }

    private Task EndAsync(Guid intentId, IntentState state, string reason) =>
        intents.EndAsync(intentId, state, connectionId: null, reason, time.GetUtcNow(), CancellationToken.None);

    private async Task EndCreatedAsync(Guid intentId, GrantId grantId, ConnectionId id)
    {
        await intents.EndAsync(intentId, IntentState.Created, id, reason: null, time.GetUtcNow(), CancellationToken.None);
        LogCreated(logger, grantId, id, intentId);
    }

    /// <summary>The new connector as the list would show it: no secret, and no status before it is read.</summary>
    internal static Connection Made(ConnectionDefinition definition, CreatedConnection created) => new()
    {
        Id = created.Id,
        Label = definition.Label,
        Name = created.Name ?? definition.Name,
        Type = definition.Type,
        Method = definition.Method,
        Parameters = [.. definition.Parameters.Where(parameter => !SecretName.Matches(parameter.Name) && !definition.MaskedParameters.Contains(parameter.Name))],
    };

    [LoggerMessage(LogEvents.ConnectorCreated, LogLevel.Information, "Grant {GrantId} created connector {ConnectionId} (intent {IntentId})")]
    private static partial void LogCreated(ILogger logger, GrantId grantId, ConnectionId connectionId, Guid intentId);

    [LoggerMessage(LogEvents.CreateUnanswered, LogLevel.Warning, "A create of grant {GrantId}, type {Type}, intent {IntentId}, was not answered: {Reason} It is looked up")]
    private static partial void LogUnanswered(ILogger logger, GrantId grantId, ConnectorTypeName type, Guid intentId, string reason);
}
