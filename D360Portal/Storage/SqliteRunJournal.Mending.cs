using D360Portal.Features.Connections;
using D360Portal.Salesforce;
using Microsoft.EntityFrameworkCore;

namespace D360Portal.Storage;

/// <content>Failed rows, and secrets that must be given again.</content>
internal sealed partial class SqliteRunJournal
{
    /// <inheritdoc />
    public async Task<int> RetryAsync(RunId id, int? position, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var isOpen = await Run(context, id).AnyAsync(run => run.State == RunState.Running || run.State == RunState.Paused, cancellationToken);
        var failed = Rows(context, id).Where(row =>
            (row.State == RunRowState.Rejected || row.State == RunRowState.Unknown) && (position == null || row.Position == position));
        if (!await failed.AnyAsync(cancellationToken) || (!isOpen && !await MoveAsync(context, id, RunState.Running, pause: null, now, cancellationToken)))
        {
            return 0;
        }

        var count = await failed.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, RunRowState.Waiting).SetProperty(row => row.Claim, (string?)null).SetProperty(row => row.MovedAt, now), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return count;
    }

    /// <inheritdoc />
    public async Task<bool> MendAsync(RunId id, RunRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var stored = await Rows(context, id).SingleOrDefaultAsync(
            stored => stored.Position == row.Position && stored.State == RunRowState.Rejected, cancellationToken);
        if (stored is null || await Run(context, id).SingleOrDefaultAsync(run => run.State != RunState.Stopped, cancellationToken) is not { } run)
        {
            return false;
        }

        var kept = stored.Secrets is { } sealedSecrets ? secrets.TryUnseal(stored.RunId, stored.Position, sealedSecrets) ?? [] : [];
        foreach (var (name, value) in StoredDefinition.SecretsOf(row.Definition))
        {
            kept[name] = value;
        }

        var definition = StoredDefinition.Of(row.Definition);
        stored.Definition = definition.ToJson();
        stored.NeedsSecrets = definition.SecretNames.Any();
        var target = RunTarget.Of(run.OrgKey, run.OrganizationId, row.Definition);
        if (target != stored.Target)
        {
            // What an earlier call may have made has another name.
            (stored.Target, stored.SentAt, stored.ThereBefore) = (target, null, null);
        }

        stored.Cells = RunReading.Texts(row.Cells);
        stored.Secrets = secrets.Seal(stored.RunId, stored.Position, kept);
        stored.MovedAt = now;
        run.MovedAt = now;
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<RunSecretSet>> ListMissingSecretsAsync(RunId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Lacking(context, id).OrderBy(row => row.Position).Select(row => new { row.CredentialSet, row.Number, row.Definition }).ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(row => (row.CredentialSet, Number: row.CredentialSet is null ? row.Number : (int?)null)).Select(group => new RunSecretSet(
                group.Key.CredentialSet,
                [.. group.SelectMany(row => StoredDefinition.Read(row.Definition).SecretNames).Distinct(StringComparer.Ordinal)],
                group.Count(),
                group.Key.Number)),
        ];
    }

    /// <inheritdoc />
    public async Task SealAsync(RunId id, RunSecretSet missing, IReadOnlyDictionary<string, Secret> given, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        foreach (var row in await Lacking(context, id).Where(row => row.CredentialSet == missing.Name && (missing.RowNumber == null || row.Number == missing.RowNumber)).ToListAsync(cancellationToken))
        {
            var own = StoredDefinition.Read(row.Definition).SecretNames.Where(given.ContainsKey).ToDictionary(name => name, name => given[name].Reveal(), StringComparer.Ordinal);
            row.Secrets = secrets.Seal(row.RunId, row.Position, own);
            row.MovedAt = now;
        }

        await context.SaveChangesAsync(cancellationToken);
        await Run(context, id).ExecuteUpdateAsync(update => update.SetProperty(run => run.MovedAt, now), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static IQueryable<StoredRunRow> Lacking(PortalDbContext context, RunId id) =>
        Rows(context, id).Where(row => row.State == RunRowState.Waiting && row.NeedsSecrets && row.Secrets == null);
}
