using D360Portal.Features.Connections.Bulk;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace D360Portal.Features.Connections;

/// <summary>Connectors: looking at them, cloning, testing, creating, changing and deleting them. Needs stores that implement <see cref="ITypesInUse"/>, <see cref="ICreateIntents"/>, <see cref="IChangeIntents"/> and <see cref="IDrafts{T}"/>.</summary>
internal static class ConnectionsFeature
{
    /// <summary>Registers what the area needs.</summary>
    public static void AddConnectorPages(this IServiceCollection services)
    {
        services.TryAddSingleton<InventoryLoader>();
        services.TryAddSingleton<Inventories>();
        services.TryAddSingleton<ConnectionReader>();
        services.TryAddSingleton<StatusWatch>();
        services.TryAddSingleton<SourceSpellings>();
        services.TryAddSingleton<ConnectionTester>();
        services.TryAddSingleton<ConnectionFinder>();
        services.TryAddSingleton<ConnectionCreator>();
        services.TryAddSingleton<ConnectionChanger>();
        services.TryAddSingleton<ConnectionDeleter>();
        services.TryAddSingleton<ConnectionRecreator>();
        services.TryAddSingleton<ChangeLookup>();
        services.TryAddSingleton<ImpactReader>();
        services.TryAddSingleton<FormStarter>();
        services.TryAddSingleton(typeof(DraftKeepers<>));
        services.TryAddSingleton<CatalogueReader>();
        services.TryAddSingleton<SourceHostGates>();
        services.TryAddSingleton<RowTester>();
        services.TryAddScoped<PassingNotice>();
        services.AddHostedService<OpenIntents>();
        services.AddHostedService<OpenChanges>();
        services.AddHostedService<InventoriesEnd>();
    }
}
