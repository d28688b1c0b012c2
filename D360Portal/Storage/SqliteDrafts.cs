using System.Text.Json;
using D360Portal.Features.Connections;
using D360Portal.Features.Connections.Bulk;
using D360Portal.Salesforce.Grants;
using Microsoft.EntityFrameworkCore;

namespace D360Portal.Storage;

/// <summary>Drafts of forms and sheets in SQLite, in one table: each page knows the names of its own.</summary>
internal sealed class SqliteDrafts(IDbContextFactory<PortalDbContext> contexts, TokenVault vault, TimeProvider time) : IDrafts, ISheetDrafts
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <inheritdoc />
    public Task<KeptDraft?> FindAsync(GrantId grantId, string form, CancellationToken cancellationToken) => FindAsync<KeptDraft>(grantId, form, cancellationToken);

    /// <inheritdoc />
    Task<KeptSheet?> ISheetDrafts.FindAsync(GrantId grantId, string form, CancellationToken cancellationToken) => FindAsync<KeptSheet>(grantId, form, cancellationToken);

    /// <inheritdoc />
    public Task KeepAsync(GrantId grantId, string form, KeptDraft draft, CancellationToken cancellationToken) => KeepAsync<KeptDraft>(grantId, form, draft, cancellationToken);

    /// <inheritdoc />
    Task ISheetDrafts.KeepAsync(GrantId grantId, string form, KeptSheet sheet, CancellationToken cancellationToken) => KeepAsync(grantId, form, sheet, cancellationToken);

    /// <inheritdoc />
    public async Task EraseAsync(GrantId grantId, string form, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Drafts.Where(row => row.GrantId == grantId.Value && row.Form == form).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<T?> FindAsync<T>(GrantId grantId, string form, CancellationToken cancellationToken)
        where T : class
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var oldest = time.GetUtcNow() - Lifetime;
        var row = await context.Drafts.AsNoTracking()
            .SingleOrDefaultAsync(row => row.GrantId == grantId.Value && row.Form == form && row.KeptAt >= oldest, cancellationToken);
        return row is not null && vault.TryUnsealDraft(grantId, form, row.Content) is { } json
            ? JsonSerializer.Deserialize<T>(json)
            : null;
    }

    private async Task KeepAsync<T>(GrantId grantId, string form, T draft, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var oldest = time.GetUtcNow() - Lifetime;
        await context.Drafts.Where(row => row.KeptAt < oldest).ExecuteDeleteAsync(cancellationToken);

        var content = vault.SealDraft(grantId, form, JsonSerializer.SerializeToUtf8Bytes(draft));
        var now = UtcText.Converter.ConvertToProvider(time.GetUtcNow());
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO Drafts (GrantId, Form, Content, KeptAt) VALUES ({grantId.Value}, {form}, {content}, {now})
            ON CONFLICT (GrantId, Form) DO UPDATE SET Content = excluded.Content, KeptAt = excluded.KeptAt
            """,
            cancellationToken);
    }
}
