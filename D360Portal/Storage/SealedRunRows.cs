using Microsoft.EntityFrameworkCore;

namespace D360Portal.Storage;

/// <summary>The secrets of rows of runs, for re-encryption.</summary>
internal sealed class SealedRunRows(IDbContextFactory<PortalDbContext> contexts, TokenVault vault) : ISealedRows
{
    /// <inheritdoc />
    public string Name => "secrets of runs";

    /// <inheritdoc />
    public string WhenUnreadable => "its run asks for them again";

    /// <inheritdoc />
    public async Task<IReadOnlyList<SealedRow>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var keys = await context.RunRows.Where(row => row.Secrets != null)
            .OrderBy(row => row.RunId).ThenBy(row => row.Position)
            .Select(row => new { row.RunId, row.Position })
            .ToListAsync(cancellationToken);
        return [.. keys.Select(key => new SealedRow($"{key.RunId:N} {key.Position}", cancellation => ResealAsync(key.RunId, key.Position, cancellation)))];
    }

    private async Task<ResealOutcome> ResealAsync(Guid runId, int position, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var row = context.RunRows.Where(row => row.RunId == runId && row.Position == position);
            if (await row.Select(row => row.Secrets).SingleOrDefaultAsync(cancellationToken) is not { } secrets)
            {
                return ResealOutcome.Gone;
            }

            if (vault.ResealRunRow(runId, position, secrets) is not { } resealed)
            {
                return ResealOutcome.Unreadable;
            }

            if (resealed == secrets)
            {
                return ResealOutcome.Current;
            }

            if (await row.Where(row => row.Secrets == secrets).ExecuteUpdateAsync(set => set.SetProperty(row => row.Secrets, resealed), cancellationToken) > 0)
            {
                return ResealOutcome.Moved;
            }
        }
    }
}
