using Microsoft.EntityFrameworkCore;

namespace D360Portal.Storage;

/// <summary>The tokens of grants, for re-encryption.</summary>
internal sealed class SealedGrants(IDbContextFactory<PortalDbContext> contexts, TokenVault vault) : ISealedRows
{
    /// <inheritdoc />
    public string Name => "grants";

    /// <inheritdoc />
    public string WhenUnreadable => "the user must sign in again";

    /// <inheritdoc />
    public async Task<IReadOnlyList<SealedRow>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = await context.Grants.Select(row => row.Id).ToListAsync(cancellationToken);
        return [.. ids.Order().Select(id => new SealedRow(id.ToString("N"), cancellation => ResealAsync(id, cancellation)))];
    }

    private async Task<ResealOutcome> ResealAsync(Guid id, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            if (await context.Grants.FindTokensAsync(id, cancellationToken) is not { } row)
            {
                return ResealOutcome.Gone;
            }

            var access = vault.Reseal(row, TokenVault.AccessField, row.AccessToken);
            var refresh = row.RefreshToken is { } token ? vault.Reseal(row, TokenVault.RefreshField, token) : null;
            if (access is null || (refresh is null && row.RefreshToken is not null))
            {
                return ResealOutcome.Unreadable;
            }

            if (access == row.AccessToken && refresh == row.RefreshToken)
            {
                return ResealOutcome.Current;
            }

            // The version grows here as with every change, so that a portal that has read the row reads it again before it writes.
            var changed = await context.Grants
                .Where(other => other.Id == id && other.AccessToken == row.AccessToken && other.RefreshToken == row.RefreshToken)
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(other => other.AccessToken, access)
                        .SetProperty(other => other.RefreshToken, refresh)
                        .SetProperty(other => other.Version, other => other.Version + 1),
                    cancellationToken);
            if (changed > 0)
            {
                return ResealOutcome.Moved;
            }
        }
    }
}
