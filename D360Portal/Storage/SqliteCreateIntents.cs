using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using Microsoft.EntityFrameworkCore;

namespace D360Portal.Storage;

/// <summary>Intents in SQLite.</summary>
internal sealed class SqliteCreateIntents(IDbContextFactory<PortalDbContext> contexts) : ICreateIntents
{
    private const int LongestReason = 1_000;

    /// <inheritdoc />
    public async Task<bool> BeginAsync(Grant grant, CreateIntent intent, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var startedAt = UtcText.Converter.ConvertToProvider(intent.StartedAt);

        // The row's key decides, so that of two clicks at the same moment one begins.
        var inserted = await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO CreateIntents (Id, OrgKey, OrganizationId, UserId, Type, Label, Name, State, StartedAt)
            VALUES ({intent.Id}, {grant.OrgKey.ToString()}, {grant.OrganizationId}, {grant.UserId}, {intent.Type.ToString()}, {intent.Label}, {intent.Name}, {intent.State.ToString()}, {startedAt})
            ON CONFLICT (Id) DO NOTHING
            """,
            cancellationToken);
        return inserted == 1;
    }

    /// <inheritdoc />
    public async Task EndAsync(
        Guid id, IntentState state, ConnectionId? connectionId, string? reason, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var shown = reason is { Length: > LongestReason } ? reason[..LongestReason] : reason;
        var created = connectionId?.ToString();

        // What was found is never unfound: a look-up that comes late must not undo it.
        await context.CreateIntents
            .Where(row => row.Id == id && row.State != IntentState.Created)
            .ExecuteUpdateAsync(
                row => row.SetProperty(intent => intent.State, state)
                    .SetProperty(intent => intent.ConnectionId, created)
                    .SetProperty(intent => intent.Reason, shown)
                    .SetProperty(intent => intent.EndedAt, at),
                cancellationToken);
    }

    /// <inheritdoc />
    public async Task<CreateIntent?> FindOpenAsync(
        Grant grant, ConnectorTypeName type, string name, string label, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var typeName = type.ToString();
        var row = await RowsOf(context, grant)
            .Where(row => (row.State == IntentState.Sending || row.State == IntentState.Unknown) && row.Type == typeName && row.Name == name && row.Label == label)
            .OrderByDescending(row => row.StartedAt)
            .FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : ToIntent(row);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<CreateIntent>> ListAsync(Grant grant, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await RowsOf(context, grant)
            .OrderByDescending(row => row.StartedAt)
            .Take(most)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(ToIntent)];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<(GrantId Grant, CreateIntent Intent)>> ListOpenAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.CreateIntents.AsNoTracking()
            .Where(row => (row.State == IntentState.Sending || row.State == IntentState.Unknown) && row.StartedAt >= since)
            .Join(
                context.Grants.AsNoTracking(),
                row => new { row.OrgKey, row.OrganizationId, row.UserId },
                grant => new { grant.OrgKey, grant.OrganizationId, grant.UserId },
                (row, grant) => new { Row = row, GrantId = grant.Id })
            .OrderBy(pair => pair.Row.StartedAt)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(pair => (new GrantId(pair.GrantId), ToIntent(pair.Row)))];
    }

    private static IQueryable<CreateIntentRow> RowsOf(PortalDbContext context, Grant grant)
    {
        var orgKey = grant.OrgKey.ToString();
        return context.CreateIntents.AsNoTracking()
            .Where(row => row.OrgKey == orgKey && row.OrganizationId == grant.OrganizationId && row.UserId == grant.UserId);
    }

    private static CreateIntent ToIntent(CreateIntentRow row) => new()
    {
        Id = row.Id,
        Type = ConnectorTypeName.Parse(row.Type),
        Label = row.Label,
        Name = row.Name,
        State = row.State,
        ConnectionId = ConnectionId.TryParse(row.ConnectionId, out var id) ? id : null,
        Reason = row.Reason,
        StartedAt = row.StartedAt,
        EndedAt = row.EndedAt,
    };
}
