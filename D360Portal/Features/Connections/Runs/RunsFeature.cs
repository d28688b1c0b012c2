using Microsoft.Extensions.DependencyInjection.Extensions;

namespace D360Portal.Features.Connections;

/// <summary>Bulk creations. Needs a store that implements <see cref="IRunJournal"/>, a Quartz scheduler, and what <see cref="ConnectionsFeature"/> registers.</summary>
internal static class RunsFeature
{
    /// <summary>Registers what runs need.</summary>
    public static void AddRuns(this IServiceCollection services, BulkOptions options)
    {
        services.TryAddSingleton(options);
        services.TryAddSingleton<RunPaces>();
        services.TryAddSingleton<RunParts>();
        services.TryAddSingleton<RunExecutor>();
        services.TryAddSingleton<RunScheduler>();
        services.TryAddSingleton<RunReturns>();
        services.TryAddSingleton<IRunStarter, RunStarter>();
        services.TryAddSingleton<RunControl>();
        services.TryAddSingleton<RunUndo>();
        services.TryAddTransient<BulkRunJob>();
        services.AddHostedService<RunKeeper>();
    }
}
