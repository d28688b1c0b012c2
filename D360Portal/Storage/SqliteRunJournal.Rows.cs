using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using Microsoft.EntityFrameworkCore;

namespace D360Portal.Storage;

/// <content>Rows on their way.</content>
internal sealed partial class SqliteRunJournal
{
    private const int LongestText = 1_000;

    /// <summary>Longer than any one call takes: a claim that is older was lost with its process, or its call has come to an end unseen.</summary>
    private static readonly TimeSpan LongestClaim = TimeSpan.FromMinutes(3);

    /// <summary>Lists lag a little behind, and clocks differ.</summary>
    private static readonly TimeSpan ListLag = TimeSpan.FromMinutes(2);

    /// <inheritdoc />
    public async Task<TakenRow> TakeAsync(
        RunId id, DateTimeOffset lookedAt, Func<ConnectionDefinition, IReadOnlyList<ConnectionId>?> thereBefore, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(cancellationToken);
        while (true)
        {
            if (await TryTakeAsync(id, lookedAt, thereBefore, now, cancellationToken) is { } taken)
            {
                return taken;
            }
        }
    }

    /// <inheritdoc />
    public async Task<int> SettleAsync(RunId id, IReadOnlyList<RunRowMove> moves, int calls, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(cancellationToken);
        return await WriteAsync(id, moves, calls, now, cancellationToken);
    }

    /// <summary>The next row; null when it turned out to be there already, and the one after it is to be looked at.</summary>
    private async Task<TakenRow?> TryTakeAsync(
        RunId id, DateTimeOffset lookedAt, Func<ConnectionDefinition, IReadOnlyList<ConnectionId>?> thereBefore, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await Run(context, id).AnyAsync(run => run.State == RunState.Running, cancellationToken))
        {
            return new TakenRow.NotRunning();
        }

        var stale = now - LongestClaim;
        await context.RunRows.Where(row => row.Claim != null && row.MovedAt < stale && row.State != RunRowState.Sending)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Claim, (string?)null), cancellationToken);
        var waiting = Rows(context, id).Where(row => row.State == RunRowState.Waiting);
        var next = await waiting.AsNoTracking()
            .Where(row => !context.RunRows.Any(other => other.Claim == row.Target))
            .OrderBy(row => row.Position)
            .FirstOrDefaultAsync(cancellationToken);
        if (next is null)
        {
            return await waiting.AnyAsync(cancellationToken) ? new TakenRow.Blocked() : new TakenRow.None();
        }

        if (await FindTwinAsync(context, next, lookedAt, cancellationToken) is { } twin)
        {
            await MoveAsync(context, id, new RunRowMove(next.Position, RunRowState.AlreadyThere, twin, "Another row created it a moment before."), now, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return null;
        }

        if (next is { NeedsSecrets: true, Secrets: null })
        {
            return new TakenRow.WithoutSecrets();
        }

        var opened = next.Secrets is { } sealedSecrets ? secrets.TryUnseal(next.RunId, next.Position, sealedSecrets) : [];
        if (opened is null)
        {
            // The key ring is another one: what cannot be opened is of no use to anybody.
            await Rows(context, id).Where(row => row.Position == next.Position).ExecuteUpdateAsync(set => set.SetProperty(row => row.Secrets, (byte[]?)null), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new TakenRow.WithoutSecrets();
        }

        // Of several calls that may have made it, the first tells since when to look.
        var definition = StoredDefinition.Read(next.Definition).With(opened);
        var mayBeThere = next.SentAt is not null;
        if (!mayBeThere)
        {
            (next.SentAt, next.ThereBefore) = (now, thereBefore(definition) is { } listed ? await ThereBeforeAsync(context, next.Target, listed, cancellationToken) : null);
        }

        await Rows(context, id).Where(row => row.Position == next.Position).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, RunRowState.Sending)
                .SetProperty(row => row.Claim, next.Target)
                .SetProperty(row => row.SentAt, next.SentAt)
                .SetProperty(row => row.ThereBefore, next.ThereBefore)
                .SetProperty(row => row.MovedAt, now)
                .SetProperty(row => row.Reason, (string?)null)
                .SetProperty(row => row.SalesforceWords, (string?)null),
            cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new TakenRow.Ready(next.Read() with { State = RunRowState.Sending }, definition, mayBeThere);
    }

    private async Task<int> WriteAsync(RunId id, IReadOnlyList<RunRowMove> moves, int calls, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var moved = 0;
        foreach (var move in moves)
        {
            moved += await MoveAsync(context, id, move, now, cancellationToken);
        }

        await Run(context, id).ExecuteUpdateAsync(
            set => set.SetProperty(run => run.Calls, run => run.Calls + calls).SetProperty(run => run.MovedAt, now), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return moved;
    }

    /// <inheritdoc />
    public async Task RecoverAsync(RunId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await Rows(context, id).Where(row => row.State == RunRowState.Sending).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, RunRowState.Unknown).SetProperty(row => row.Reason, "The portal was stopped before Salesforce answered."), cancellationToken);
        await Rows(context, id).Where(row => row.State == RunRowState.Testing).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, RunRowState.Rejected).SetProperty(row => row.Claim, (string?)null), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task<int> MoveAsync(PortalDbContext context, RunId id, RunRowMove move, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = RunMoves.Before(move.To);
        var rows = Rows(context, id).Where(row => row.Position == move.Position && before.Contains(row.State));
        var (reason, words) = (Cut(move.Reason), Cut(move.SalesforceWords));
        var isClaimed = move.To is RunRowState.Unknown or RunRowState.Testing;
        var keepsSecrets = RunMoves.NeedsSecrets(move.To);
        var connection = move.ConnectionId?.ToString();

        // A run that was stopped meanwhile keeps no secrets, whatever becomes of the rows that were on their way.
        var isStopped = keepsSecrets && await Run(context, id).AnyAsync(run => run.State == RunState.Stopped, cancellationToken);
        var to = isStopped && move.To is RunRowState.Waiting ? RunRowState.Skipped : move.To;
        return await rows.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, to)
                .SetProperty(row => row.Claim, row => isClaimed ? row.Claim : null)
                .SetProperty(row => row.SentAt, row => move.IsUntouched ? null : row.SentAt)
                .SetProperty(row => row.ThereBefore, row => move.IsUntouched ? null : row.ThereBefore)
                .SetProperty(row => row.ConnectionId, row => connection ?? row.ConnectionId)
                .SetProperty(row => row.Reason, reason)
                .SetProperty(row => row.SalesforceWords, words)
                .SetProperty(row => row.Secrets, row => keepsSecrets && !isStopped ? row.Secrets : null)
                .SetProperty(row => row.MovedAt, now),
            cancellationToken);
    }

    /// <summary>What has the row's label: as the list had it, and as other rows made it since.</summary>
    private static async Task<string> ThereBeforeAsync(PortalDbContext context, string target, IReadOnlyList<ConnectionId> listed, CancellationToken cancellationToken)
    {
        var made = await context.RunRows.Where(row => row.Target == target && row.State == RunRowState.Created && row.ConnectionId != null)
            .Select(row => row.ConnectionId!)
            .ToListAsync(cancellationToken);
        return RunReading.Texts([.. listed.Select(id => id.ToString()).Union(made, StringComparer.Ordinal)]);
    }

    /// <summary>The same connector, settings included, that another row made since the list was read, or a moment before: the list may lag.</summary>
    private static async Task<ConnectionId?> FindTwinAsync(PortalDbContext context, StoredRunRow next, DateTimeOffset lookedAt, CancellationToken cancellationToken)
    {
        var since = lookedAt - ListLag;
        var twins = await context.RunRows
            .Where(row => row.Target == next.Target && row.State == RunRowState.Created && row.MovedAt >= since && (row.RunId != next.RunId || row.Position != next.Position))
            .Select(row => new { row.ConnectionId, row.Definition })
            .ToListAsync(cancellationToken);
        var wanted = StoredDefinition.Read(next.Definition);
        var twin = twins.FirstOrDefault(twin => StoredDefinition.Read(twin.Definition).IsSame(wanted));
        return ConnectionId.TryParse(twin?.ConnectionId, out var id) ? id : null;
    }

    private static string? Cut(string? text) => text is { Length: > LongestText } ? text[..LongestText] : text;
}
