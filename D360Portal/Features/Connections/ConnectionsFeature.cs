using Microsoft.Extensions.DependencyInjection.Extensions;

namespace D360Portal.Features.Connections;

/// <summary>Connectors: looking at them. Needs a store that implements <see cref="ITypesInUse"/>.</summary>
internal static class ConnectionsFeature
{
    /// <summary>Registers what the area needs.</summary>
    public static void AddConnectorPages(this IServiceCollection services)
    {
        services.TryAddSingleton<InventoryLoader>();
        services.TryAddSingleton<Inventories>();
        services.TryAddSingleton<ConnectionReader>();
    }
}
