using D360Portal.Salesforce.Grants;
using Microsoft.EntityFrameworkCore;

namespace D360Portal.Storage;

/// <summary>The rows of grants, whether or not what is in them can be read.</summary>
internal sealed class GrantRows(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>Whether there is a row of that number: a damaged one is no grant any more, and can still be erased.</summary>
    public async Task<bool> IsThereAsync(GrantId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Grants.AnyAsync(row => row.Id == id.Value, cancellationToken);
    }
}
