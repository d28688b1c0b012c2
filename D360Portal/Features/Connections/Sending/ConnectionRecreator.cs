using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Deletes a connector and creates it again, where the org does not let it be changed.</summary>
/// <remarks>
/// Between the two calls there is no connector, so each step is written down before the next: first that it begins, then a draft of all but the secrets, then
/// that the old one is gone. Whatever breaks, the activity page tells how far it came and leads to the form with the draft.
/// </remarks>
internal sealed class ConnectionRecreator(
    IChangeIntents intents, IDrafts<KeptDraft> drafts, ConnectionTester tester, ConnectionDeleter deleter, ConnectionCreator creator, TimeProvider time)
{
    private const string Intro = "The old connector is deleted, but the new one is not there.";

    /// <summary>Replaces one connector by a new one.</summary>
    /// <param name="intentId">A number that the form keeps until it knows the outcome: a second click comes with the same one, and does nothing.</param>
    /// <param name="grant">The grant to call with.</param>
    /// <param name="before">The connector as it was read.</param>
    /// <param name="draft">What it is to be, secrets included.</param>
    /// <param name="form">What its fields are called, for the messages.</param>
    /// <param name="onProgress">Told what is being done, on no particular thread.</param>
    /// <param name="cancellationToken">Stops watching. What has begun goes on.</param>
    public Task<RecreateOutcome> RecreateAsync(
        Guid intentId, Grant grant, Connection before, ConnectionDraft draft, ConnectorForm form, Action<string> onProgress, CancellationToken cancellationToken) =>
        Task.Run(() => RecreateAsync(intentId, grant, before, draft, form, onProgress), CancellationToken.None).WaitAsync(cancellationToken);

    /// <summary>Creates the new connector of which only the deletion of the old one had worked.</summary>
    /// <param name="intentId">The number that <see cref="RecreateAsync(Guid, Grant, Connection, ConnectionDraft, ConnectorForm, Action{string}, CancellationToken)"/> had.</param>
    /// <param name="grant">The grant to call with.</param>
    /// <param name="draft">What it is to be, secrets included.</param>
    /// <param name="form">What its fields are called, for the messages.</param>
    /// <param name="onProgress">Told what is being done, on no particular thread.</param>
    /// <param name="cancellationToken">Stops watching. What has begun goes on.</param>
    public Task<RecreateOutcome> CreateAgainAsync(
        Guid intentId, Grant grant, ConnectionDraft draft, ConnectorForm form, Action<string> onProgress, CancellationToken cancellationToken) =>
        Task.Run(
            async () =>
            {
                var outcome = await CreateAsync(intentId, grant, draft.ToDefinition(form), form, onProgress);
                if (outcome is RecreateOutcome.Created)
                {
                    await drafts.EraseAsync(grant.Id, FormKey.New(form.Type), CancellationToken.None);
                }

                return outcome;
            },
            CancellationToken.None).WaitAsync(cancellationToken);

    private async Task<RecreateOutcome> RecreateAsync(
        Guid intentId, Grant grant, Connection before, ConnectionDraft draft, ConnectorForm form, Action<string> onProgress)
    {
        var definition = draft.ToDefinition(form);
        if (!await intents.BeginAsync(grant, Intent(intentId, before, definition), CancellationToken.None))
        {
            return new RecreateOutcome.Kept(new Rejection("This is already under way. The activity page tells what becomes of it.", SalesforceWords: null, []));
        }

        onProgress("Testing the new settings …");
        if ((await tester.TestAsync(grant.Id, definition, form, CancellationToken.None)).Failure is { } failure)
        {
            return await KeepAsync(intentId, ChangeState.Rejected, failure with { What = $"Nothing was deleted, because the new settings do not work. {failure.What}" });
        }

        var formKey = FormKey.New(form.Type);
        var replaced = await drafts.FindAsync(grant.Id, formKey, CancellationToken.None);
        await drafts.KeepAsync(grant.Id, formKey, Kept(draft, form), CancellationToken.None);

        onProgress("Deleting the old connector …");
        switch (await deleter.DeleteAsync(intentId, grant.Id, before.Id!.Value, onProgress))
        {
            case DeleteOutcome.Rejected rejected:
                await RestoreAsync(grant.Id, formKey, replaced);
                return await KeepAsync(intentId, ChangeState.Rejected, rejected.Rejection);
            case DeleteOutcome.Unanswered unanswered:
                return await KeepAsync(intentId, ChangeState.Unknown, new Rejection(unanswered.What, SalesforceWords: null, []));
        }

        await intents.EndAsync(intentId, ChangeState.Removed, newId: null, Intro, time.GetUtcNow(), CancellationToken.None);
        var outcome = await CreateAsync(intentId, grant, definition, form, onProgress);
        if (outcome is RecreateOutcome.Created)
        {
            await RestoreAsync(grant.Id, formKey, replaced);
        }

        return outcome;
    }

    private async Task<RecreateOutcome> CreateAsync(
        Guid intentId, Grant grant, ConnectionDefinition definition, ConnectorForm form, Action<string> onProgress)
    {
        onProgress("Creating the new connector …");
        var outcome = await creator.CreateAsync(Guid.CreateVersion7(time.GetUtcNow()), grant, definition, form, new NameLock(time, onProgress), CancellationToken.None);
        if (outcome is CreateOutcome.Created created)
        {
            await intents.EndAsync(intentId, ChangeState.Done, created.Id, reason: null, time.GetUtcNow(), CancellationToken.None);
            return new RecreateOutcome.Created(created.Id);
        }

        var rejection = outcome is CreateOutcome.Rejected refused
            ? refused.Rejection with { What = $"{Intro} {refused.Rejection.What}" }
            : new Rejection($"{Intro} Salesforce did not answer when it was to be created. It may appear within a minute, and is looked for before it is sent again.", SalesforceWords: null, []);
        await intents.EndAsync(intentId, ChangeState.Removed, newId: null, rejection.Sentence, time.GetUtcNow(), CancellationToken.None);
        return new RecreateOutcome.Removed(rejection);
    }

    private async Task<RecreateOutcome> KeepAsync(Guid intentId, ChangeState state, Rejection rejection)
    {
        await intents.EndAsync(intentId, state, newId: null, rejection.Sentence, time.GetUtcNow(), CancellationToken.None);
        return new RecreateOutcome.Kept(rejection);
    }

    /// <summary>The form of new connectors may have had a draft of the user's own.</summary>
    private Task RestoreAsync(GrantId grantId, string formKey, KeptDraft? replaced) => replaced is null
        ? drafts.EraseAsync(grantId, formKey, CancellationToken.None)
        : drafts.KeepAsync(grantId, formKey, replaced, CancellationToken.None);

    private static KeptDraft Kept(ConnectionDraft draft, ConnectorForm form) =>
        new(draft.WithoutSecrets(form), [.. form.Fields.Where(field => field.Attribute is { IsSecret: true } or { IsMasked: true } && draft[field.Name].Length > 0).Select(field => field.Name)])
        {
            IsPrepared = true,
        };

    private ChangeIntent Intent(Guid id, Connection before, ConnectionDefinition definition) => new()
    {
        Id = id,
        Kind = ChangeKind.Recreate,
        ConnectionId = before.Id!.Value,
        Type = before.Type,
        Label = definition.Label,
        Name = definition.Name,
        State = ChangeState.UnderWay,
        StartedAt = time.GetUtcNow(),
    };
}
