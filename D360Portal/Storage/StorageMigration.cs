using Microsoft.EntityFrameworkCore;

namespace D360Portal.Storage;

/// <summary>Brings the database to the newest form before the first request. Readers do not wait for the writer (WAL).</summary>
internal sealed class StorageMigration(IDbContextFactory<PortalDbContext> contexts, StorageOptions options) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        // SQLite would make it readable to all, and gives its write-ahead log the mode of the database.
        PrivateFile.Make(options.DatabasePath);

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
