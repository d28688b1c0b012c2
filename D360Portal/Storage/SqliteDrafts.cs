using System.Text.Json;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Grants;
using Microsoft.EntityFrameworkCore;

namespace D360Portal.Storage;

/// <summary>Drafts in SQLite, those of all kinds in one table: each page knows the names of its own.</summary>
internal sealed partial class SqliteDrafts<T>(IDbContextFactory<PortalDbContext> contexts, TokenVault vault, TimeProvider time, ILogger<SqliteDrafts<T>> logger) : IDrafts<T>
    where T : class
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <inheritdoc />
    public async Task<T?> FindAsync(GrantId grantId, string form, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var oldest = time.GetUtcNow() - Lifetime;
        var row = await context.Drafts.AsNoTracking()
            .SingleOrDefaultAsync(row => row.GrantId == grantId.Value && row.Form == form && row.KeptAt >= oldest, cancellationToken);
        return row is not null && vault.TryUnsealDraft(grantId, form, row.Content) is { } json
            ? Read(grantId, form, json)
            : null;
    }

    /// <inheritdoc />
    public async Task KeepAsync(GrantId grantId, string form, T draft, CancellationToken cancellationToken)
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

    /// <inheritdoc />
    public async Task EraseAsync(GrantId grantId, string form, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Drafts.Where(row => row.GrantId == grantId.Value && row.Form == form).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>A draft; null for one of a shape that this version does not read, such as an older one's. The form begins anew, and its next draft takes the place of this one.</summary>
    private T? Read(GrantId grantId, string form, byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            // Without the exception, which repeats what was typed where it names the place.
            LogUnreadable(logger, form, grantId);
            return null;
        }
    }

    [LoggerMessage(LogEvents.DraftUnreadable, LogLevel.Warning, "The draft of form {Form} of grant {GrantId} is of another version's shape and counts as none")]
    private static partial void LogUnreadable(ILogger logger, string form, GrantId grantId);
}
