using Microsoft.Data.Sqlite;
using Quartz;

namespace D360Portal.Storage;

/// <summary>The schedule of runs, in tables of its own of the same database, so that it survives the process.</summary>
/// <remarks>The scheduler is not started here: whoever has something to schedule starts it, and the portal's start does not wait for its tables.</remarks>
public static class JobStore
{
    /// <summary>Registers the scheduler and where it keeps its jobs.</summary>
    public static IServiceCollection AddJobStore(this IServiceCollection services, StorageOptions options) =>
        services.AddQuartz(quartz => quartz.UsePersistentStore(store =>
        {
            store.UseSqlite(SqliteFactory.Instance, options.ConnectionString);
            store.ProvisionSchema();
        }));
}
