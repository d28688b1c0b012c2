using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using Microsoft.EntityFrameworkCore;

namespace D360Portal.Storage;

/// <summary>The connector types in use, in SQLite.</summary>
internal sealed class SqliteTypesInUse(IDbContextFactory<PortalDbContext> contexts) : ITypesInUse
{
    /// <inheritdoc />
    public async Task<IReadOnlyList<TypeInUse>> ReadAsync(Grant grant, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await Rows(context, grant).AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(row => new TypeInUse(ConnectorTypeName.Parse(row.Type), row.HasConnections, row.AskedAt))];
    }

    /// <inheritdoc />
    public async Task RememberAsync(Grant grant, IReadOnlyCollection<TypeInUse> found, CancellationToken cancellationToken)
    {
        if (found.Count == 0)
        {
            return;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // One statement for each type, which two users of the org may write at the same moment: the later one wins, and nothing fails.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        foreach (var type in found)
        {
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO TypesInUse (OrgKey, OrganizationId, Type, HasConnections, AskedAt)
                VALUES ({grant.OrgKey.ToString()}, {grant.OrganizationId}, {type.Type.ToString()}, {type.HasConnections}, {type.AskedAt})
                ON CONFLICT (OrgKey, OrganizationId, Type) DO UPDATE SET HasConnections = excluded.HasConnections, AskedAt = excluded.AskedAt
                """,
                cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static IQueryable<TypeInUseRow> Rows(PortalDbContext context, Grant grant)
    {
        var orgKey = grant.OrgKey.ToString();
        return context.TypesInUse.Where(row => row.OrgKey == orgKey && row.OrganizationId == grant.OrganizationId);
    }
}
