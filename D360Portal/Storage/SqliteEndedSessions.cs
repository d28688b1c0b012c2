using D360Portal.Sessions;
using Microsoft.EntityFrameworkCore;

namespace D360Portal.Storage;

/// <summary>Ended sessions in SQLite. Each one added takes away those that have had their time.</summary>
internal sealed class SqliteEndedSessions(IDbContextFactory<PortalDbContext> contexts, TimeProvider time) : IEndedSessions
{
    /// <inheritdoc />
    public async Task AddAsync(SessionId id, DateTimeOffset forgetAt, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        await context.EndedSessions.Where(row => row.ForgetAt < now).ExecuteDeleteAsync(cancellationToken);

        var until = UtcText.Converter.ConvertToProvider(forgetAt);
        await context.Database.ExecuteSqlAsync(
            $"INSERT INTO EndedSessions (Id, ForgetAt) VALUES ({id.Value}, {until}) ON CONFLICT (Id) DO NOTHING",
            cancellationToken);
    }

    /// <inheritdoc />
    public async Task<bool> ContainsAsync(SessionId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.EndedSessions.AnyAsync(row => row.Id == id.Value, cancellationToken);
    }
}
