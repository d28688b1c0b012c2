using D360Portal.Features.Connections;
using D360Portal.Salesforce.Grants;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace D360Portal.Storage;

/// <summary>Registers the database, the key ring and what is kept in them.</summary>
public static class StorageServices
{
    // Without a fixed name the keys would be bound to the folder that the portal runs from, and moving it would sign everybody out.
    private const string ApplicationName = "D360Portal";

    /// <summary>Registers storage and makes the missing folders, the one of the keys private.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options)
    {
        PrivateFolder.Make(Path.GetDirectoryName(options.DatabasePath)!, tighten: false);
        PrivateFolder.Make(options.KeyDirectory, tighten: true);

        services.TryAddSingleton(options);
        services.AddPooledDbContextFactory<PortalDbContext>(context => context.UseSqlite(options.ConnectionString));
        services.AddHostedService<StorageMigration>();
        services.TryAddSingleton<TokenVault>();
        services.TryAddSingleton<IGrantStore, SqliteGrantStore>();
        services.TryAddSingleton<ITypesInUse, SqliteTypesInUse>();
        services.TryAddSingleton<ICreateIntents, SqliteCreateIntents>();
        services.TryAddSingleton<IDrafts, SqliteDrafts>();

        var protection = services.AddDataProtection()
            .SetApplicationName(ApplicationName)
            .PersistKeysToFileSystem(new DirectoryInfo(options.KeyDirectory));
        if (options.KeyCertificate is { } certificate)
        {
            protection.ProtectKeysWithCertificate(certificate);
        }

        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>("database")
            .AddCheck<KeyRingCheck>("key ring");
        return services;
    }
}
