using D360Portal.Features.Connections;
using D360Portal.Salesforce.Grants;
using Microsoft.EntityFrameworkCore;

namespace D360Portal.Storage;

/// <summary>Runs in SQLite. Writers take turns: every transaction holds the write lock from its first statement.</summary>
/// <remarks>Who finds that lock taken sleeps for longer than most writes take, so the writers of this process, which are many in a run, queue up before it.</remarks>
internal sealed partial class SqliteRunJournal(IDbContextFactory<PortalDbContext> contexts, RunSecrets secrets) : IRunJournal, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    /// <inheritdoc />
    public async Task<BulkRun?> FindAsync(RunId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await context.Runs.AsNoTracking().SingleOrDefaultAsync(run => run.Id == id.Value, cancellationToken))?.Read();
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<(BulkRun Run, RunCounts Counts)>> ListAsync(Grant grant, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var orgKey = grant.OrgKey.ToString();
        var runs = await context.Runs.AsNoTracking()
            .Where(run => run.OrgKey == orgKey && run.OrganizationId == grant.OrganizationId)
            .OrderByDescending(run => run.CreatedAt)
            .Take(most)
            .ToListAsync(cancellationToken);
        var ids = runs.Select(run => run.Id).ToArray();
        var counts = await context.RunRows.Where(row => ids.Contains(row.RunId))
            .GroupBy(row => new { row.RunId, row.State })
            .Select(group => new { group.Key.RunId, group.Key.State, Count = group.Count() })
            .ToListAsync(cancellationToken);
        var byRun = counts.ToLookup(count => count.RunId);
        return [.. runs.Select(run => (run.Read(), new RunCounts(byRun[run.Id].ToDictionary(count => count.State, count => count.Count))))];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<BulkRun>> ListOpenAsync(DateTimeOffset sentSince, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var since = (DateTimeOffset?)sentSince;
        var runs = await context.Runs.AsNoTracking()
            .Where(run => run.State == RunState.Running || run.State == RunState.Undoing || run.State == RunState.Paused
                || (run.State == RunState.Stopped && context.RunRows.Any(row => row.RunId == run.Id
                    && (row.State == RunRowState.Sending || row.State == RunRowState.Testing || (row.State == RunRowState.Unknown && row.SentAt >= since)))))
            .OrderBy(run => run.CreatedAt)
            .ToListAsync(cancellationToken);
        return [.. runs.Select(RunReading.Read)];
    }

    /// <inheritdoc />
    public async Task<RunCounts> CountAsync(RunId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var groups = await Rows(context, id).GroupBy(row => new { row.State, HasReason = row.Reason != null })
            .Select(group => new { group.Key.State, group.Key.HasReason, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return new RunCounts(groups.GroupBy(group => group.State).ToDictionary(group => group.Key, group => group.Sum(part => part.Count)))
        {
            NotDeleted = groups.Where(group => group is { State: RunRowState.Created, HasReason: true }).Sum(group => group.Count),
        };
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<RunFailureGroup>> GroupFailuresAsync(RunId id, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var groups = await Rows(context, id)
            .Where(row => row.State == RunRowState.Rejected || row.State == RunRowState.Unknown || (row.State == RunRowState.Created && row.Reason != null))
            .GroupBy(row => new { row.State, row.Reason })
            .Select(group => new { group.Key.State, group.Key.Reason, Count = group.Count(), First = group.Min(row => row.Number) })
            .OrderByDescending(group => group.Count).ThenBy(group => group.First)
            .Take(most)
            .ToListAsync(cancellationToken);
        return [.. groups.Select(group => new RunFailureGroup(group.State, group.Reason ?? "", group.Count, group.First))];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<RunRow>> ListRowsAsync(
        RunId id, IReadOnlyCollection<RunRowState> states, int skip, int take, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = Rows(context, id).AsNoTracking();
        if (states.Count > 0)
        {
            rows = rows.Where(row => states.Contains(row.State));
        }

        return [.. (await rows.OrderBy(row => row.Position).Skip(skip).Take(take).ToListAsync(cancellationToken)).Select(RunReading.Read)];
    }

    /// <summary>Waits for this writer's turn, which ends with what is returned.</summary>
    private async Task<IDisposable> TurnAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        return new Turn(_turn);
    }

    private static IQueryable<StoredRunRow> Rows(PortalDbContext context, RunId id) => context.RunRows.Where(row => row.RunId == id.Value);

    private static IQueryable<StoredRun> Run(PortalDbContext context, RunId id) => context.Runs.Where(run => run.Id == id.Value);

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
