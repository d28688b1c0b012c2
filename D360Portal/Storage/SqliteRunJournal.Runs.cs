using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using Microsoft.EntityFrameworkCore;

namespace D360Portal.Storage;

/// <content>Runs as a whole: their beginning, their moves and their end.</content>
internal sealed partial class SqliteRunJournal
{
    /// <summary>So many rows are in memory at once while an order is written.</summary>
    private const int Batch = 500;

    /// <inheritdoc />
    public async Task WriteAsync(RunId id, Grant grant, RunOrder order, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var run = new StoredRun
        {
            Id = id.Value,
            OrgKey = grant.OrgKey.ToString(),
            OrganizationId = grant.OrganizationId,
            UserId = grant.UserId,
            UserName = grant.DisplayName ?? grant.Username,
            Type = order.Type.ToString(),
            TypeLabel = order.TypeLabel,
            SheetName = order.SheetName,
            Columns = RunReading.Texts(order.Columns),
            State = RunState.Running,
            CallReserve = order.CallReserve,
            CreatedAt = now,
            MovedAt = now,
        };
        context.Runs.Add(run);
        var position = 0;
        foreach (var batch in order.Rows.Chunk(Batch))
        {
            context.RunRows.AddRange(batch.Select(row => ToRow(run, row, position++, now)));
            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async Task<bool> MoveAsync(RunId id, RunState state, RunPause? pause, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await MoveAsync(context, id, state, pause, now, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<bool> StopAsync(RunId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await MoveAsync(context, id, RunState.Stopped, pause: null, now, cancellationToken))
        {
            return false;
        }

        await Rows(context, id).Where(row => row.State == RunRowState.Waiting).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.State, RunRowState.Skipped).SetProperty(row => row.Reason, "The run was stopped.").SetProperty(row => row.MovedAt, now),
            cancellationToken);
        await Rows(context, id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Secrets, (byte[]?)null), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <inheritdoc />
    public async Task<bool> FinishAsync(RunId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var isOpen = await Rows(context, id).AnyAsync(
            row => row.State == RunRowState.Waiting || row.State == RunRowState.Sending || row.State == RunRowState.Testing || row.State == RunRowState.Removing, cancellationToken);
        if (isOpen)
        {
            return false;
        }

        var to = await Run(context, id).AnyAsync(run => run.State == RunState.Undoing, cancellationToken) ? RunState.Undone : RunState.Done;
        var hasMoved = await MoveAsync(context, id, to, pause: null, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return hasMoved;
    }

    /// <inheritdoc />
    public async Task<int> EraseSecretsAsync(DateTimeOffset notMovedSince, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(cancellationToken);
        // A run moves when its rows do. That it looked again whether Salesforce has time is no move.
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var holding = context.RunRows.Where(row => row.Secrets != null).Select(row => row.RunId).Distinct();
        var still = await context.RunRows.Where(row => holding.Contains(row.RunId)).GroupBy(row => row.RunId)
            .Where(rows => rows.Max(row => row.MovedAt) <= notMovedSince)
            .Select(rows => rows.Key)
            .ToListAsync(cancellationToken);
        return still.Count == 0 ? 0 : await context.RunRows
            .Where(row => row.Secrets != null && still.Contains(row.RunId))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Secrets, (byte[]?)null), cancellationToken);
    }

    /// <inheritdoc />
    public async Task<int> BeginUndoAsync(RunId id, IReadOnlyCollection<ConnectionId> connections, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var turn = await TurnAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (connections.Count == 0 || !await MoveAsync(context, id, RunState.Undoing, pause: null, now, cancellationToken))
        {
            return 0;
        }

        var marked = 0;
        foreach (var batch in connections.Select(connection => connection.ToString()).Chunk(Batch))
        {
            marked += await Rows(context, id).Where(row => row.State == RunRowState.Created && batch.Contains(row.ConnectionId)).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, RunRowState.Removing).SetProperty(row => row.Reason, (string?)null).SetProperty(row => row.MovedAt, now),
                cancellationToken);
        }

        if (marked > 0)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return marked;
    }

    private static async Task<bool> MoveAsync(
        PortalDbContext context, RunId id, RunState to, RunPause? pause, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var before = RunMoves.Before(to);
        var cause = to is RunState.Paused ? pause?.Cause : null;
        var (reason, until) = to is RunState.Paused ? (pause?.Reason, pause?.Until) : (null, null);
        return await Run(context, id).Where(run => before.Contains(run.State)).ExecuteUpdateAsync(
            set => set.SetProperty(run => run.State, to)
                .SetProperty(run => run.PauseCause, cause)
                .SetProperty(run => run.PauseReason, reason)
                .SetProperty(run => run.PausedUntil, until)
                .SetProperty(run => run.MovedAt, now),
            cancellationToken) > 0;
    }

    private StoredRunRow ToRow(StoredRun run, RunOrderRow row, int position, DateTimeOffset now)
    {
        var definition = StoredDefinition.Of(row.Definition);
        var state = row switch
        {
            { AlreadyThere: not null } => RunRowState.AlreadyThere,
            { IsLeftOut: true } => RunRowState.Skipped,
            _ => RunRowState.Waiting,
        };
        return new StoredRunRow
        {
            RunId = run.Id,
            Position = position,
            Number = row.Number,
            Target = RunTarget.Of(run.OrgKey, run.OrganizationId, row.Definition),
            Definition = definition.ToJson(),
            Cells = RunReading.Texts(row.Cells),
            CredentialSet = row.CredentialSet,
            State = state,
            ConnectionId = row.AlreadyThere?.ToString(),
            Reason = state is RunRowState.Skipped ? "It was left out." : null,
            MovedAt = now,
            NeedsSecrets = definition.SecretNames.Any(),
            Secrets = RunMoves.NeedsSecrets(state) ? secrets.Seal(run.Id, position, StoredDefinition.SecretsOf(row.Definition)) : null,
        };
    }
}
