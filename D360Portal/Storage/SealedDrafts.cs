using D360Portal.Salesforce.Grants;
using Microsoft.EntityFrameworkCore;

namespace D360Portal.Storage;

/// <summary>The content of drafts, for re-encryption.</summary>
internal sealed class SealedDrafts(IDbContextFactory<PortalDbContext> contexts, TokenVault vault) : ISealedRows
{
    /// <inheritdoc />
    public string Name => "drafts";

    /// <inheritdoc />
    public string WhenUnreadable => "its form starts empty";

    /// <inheritdoc />
    public async Task<IReadOnlyList<SealedRow>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var keys = await context.Drafts.Select(row => new { row.GrantId, row.Form }).ToListAsync(cancellationToken);
        return
        [
            .. keys.OrderBy(key => key.GrantId).ThenBy(key => key.Form, StringComparer.Ordinal)
                .Select(key => new SealedRow($"{key.GrantId:N} {key.Form}", cancellation => ResealAsync(new GrantId(key.GrantId), key.Form, cancellation))),
        ];
    }

    private async Task<ResealOutcome> ResealAsync(GrantId grantId, string form, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var row = context.Drafts.Where(row => row.GrantId == grantId.Value && row.Form == form);
            if (await row.Select(row => row.Content).SingleOrDefaultAsync(cancellationToken) is not { } content)
            {
                return ResealOutcome.Gone;
            }

            if (vault.ResealDraft(grantId, form, content) is not { } resealed)
            {
                return ResealOutcome.Unreadable;
            }

            if (resealed == content)
            {
                return ResealOutcome.Current;
            }

            if (await row.Where(row => row.Content == content).ExecuteUpdateAsync(set => set.SetProperty(row => row.Content, resealed), cancellationToken) > 0)
            {
                return ResealOutcome.Moved;
            }
        }
    }
}
