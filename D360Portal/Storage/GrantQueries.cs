using Microsoft.EntityFrameworkCore;

namespace D360Portal.Storage;

/// <summary>Ways to read grants.</summary>
internal static class GrantQueries
{
    /// <summary>Only what sealing needs: whatever else may be wrong with the row, its tokens are read.</summary>
    public static Task<GrantRow?> FindTokensAsync(this IQueryable<GrantRow> grants, Guid id, CancellationToken cancellationToken) =>
        grants.AsNoTracking()
            .Where(row => row.Id == id)
            .Select(row => new GrantRow
            {
                Id = row.Id,
                OrgKey = row.OrgKey,
                OrganizationId = row.OrganizationId,
                UserId = row.UserId,
                InstanceUrl = "",
                AccessToken = row.AccessToken,
                RefreshToken = row.RefreshToken,
                Version = row.Version,
            })
            .SingleOrDefaultAsync(cancellationToken);
}
