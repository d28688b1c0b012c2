using D360Portal.Features.Org.Check;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace D360Portal.Features.Org;

/// <summary>The org page and its check.</summary>
internal static class OrgFeature
{
    /// <summary>Registers what the area needs.</summary>
    public static void AddOrgPages(this IServiceCollection services)
    {
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<ICheckStep, IdentityStep>(),
            ServiceDescriptor.Singleton<ICheckStep, ServiceTokenStep>(),
            ServiceDescriptor.Singleton<ICheckStep, Data360TokenStep>(),
            ServiceDescriptor.Singleton<ICheckStep, QueryStep>(),
            ServiceDescriptor.Singleton<ICheckStep, ConnectorTypesStep>(),
            ServiceDescriptor.Singleton<ICheckStep, ConnectorsStep>(),
            ServiceDescriptor.Singleton<ICheckStep, AllowanceStep>(),
            ServiceDescriptor.Singleton<ICheckStep, PermissionStep>(),
        ]);
        services.TryAddSingleton<OrgCheck>();
    }
}
