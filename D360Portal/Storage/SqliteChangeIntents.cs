using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using Microsoft.EntityFrameworkCore;

namespace D360Portal.Storage;

/// <summary>Intents to change and delete in SQLite.</summary>
internal sealed class SqliteChangeIntents(IDbContextFactory<PortalDbContext> contexts) : IChangeIntents
{
    private const int LongestReason = 1_000;

    /// <inheritdoc />
    public async Task<bool> BeginAsync(Grant grant, ChangeIntent intent, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var startedAt = UtcText.Converter.ConvertToProvider(intent.StartedAt);

        // The row's key decides, so that of two clicks at the same moment one begins.
        var inserted = await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO ChangeIntents (Id, OrgKey, OrganizationId, UserId, Kind, ConnectionId, Type, Label, Name, State, StartedAt)
            VALUES ({intent.Id}, {grant.OrgKey.ToString()}, {grant.OrganizationId}, {grant.UserId}, {intent.Kind.ToString()}, {intent.ConnectionId.ToString()}, {intent.Type.ToString()}, {intent.Label}, {intent.Name}, {intent.State.ToString()}, {startedAt})
            ON CONFLICT (Id) DO NOTHING
            """,
            cancellationToken);
        return inserted == 1;
    }

    /// <inheritdoc />
    public async Task EndAsync(Guid id, ChangeState state, ConnectionId? newId, string? reason, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var shown = reason is { Length: > LongestReason } ? reason[..LongestReason] : reason;
        var created = newId?.ToString();

        // A look-up that comes late must not undo what is done.
        await context.ChangeIntents
            .Where(row => row.Id == id && row.State != ChangeState.Done)
            .ExecuteUpdateAsync(
                row => row.SetProperty(intent => intent.State, state)
                    .SetProperty(intent => intent.NewConnectionId, created)
                    .SetProperty(intent => intent.Reason, shown)
                    .SetProperty(intent => intent.EndedAt, at),
                cancellationToken);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ChangeIntent>> ListAsync(Grant grant, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var orgKey = grant.OrgKey.ToString();
        var rows = await context.ChangeIntents.AsNoTracking()
            .Where(row => row.OrgKey == orgKey && row.OrganizationId == grant.OrganizationId && row.UserId == grant.UserId)
            .OrderByDescending(row => row.StartedAt)
            .Take(most)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(ToIntent)];
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<(GrantId Grant, ChangeIntent Intent)>> ListOpenAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.ChangeIntents.AsNoTracking()
            .Where(row => (row.State == ChangeState.UnderWay || row.State == ChangeState.Removed) && row.StartedAt >= since)
            .Join(
                context.Grants.AsNoTracking(),
                row => new { row.OrgKey, row.OrganizationId, row.UserId },
                grant => new { grant.OrgKey, grant.OrganizationId, grant.UserId },
                (row, grant) => new { Row = row, GrantId = grant.Id })
            .OrderBy(pair => pair.Row.StartedAt)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(pair => (new GrantId(pair.GrantId), ToIntent(pair.Row)))];
    }

    private static ChangeIntent ToIntent(ChangeIntentRow row) => new()
    {
        Id = row.Id,
        Kind = row.Kind,
        ConnectionId = ConnectionId.TryParse(row.ConnectionId, out var id) ? id : throw new FormatException($"{row.ConnectionId} is not the id of a connector."),
        Type = ConnectorTypeName.Parse(row.Type),
        Label = row.Label,
        Name = row.Name,
        State = row.State,
        NewId = ConnectionId.TryParse(row.NewConnectionId, out var newId) ? newId : null,
        Reason = row.Reason,
        StartedAt = row.StartedAt,
        EndedAt = row.EndedAt,
    };
}
