using D360Portal.Features.Connections;
using D360Portal.Salesforce.Grants;
using D360Portal.Sessions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace D360Portal.Storage;

/// <summary>Registers the database, the key ring and what is kept in them.</summary>
public static class StorageServices
{
    /// <summary>The name of the check whether the database opens and has every migration.</summary>
    internal const string DatabaseCheckName = "database";

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
        services.AddHostedService<KeyRingNotice>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TokenVault>();
        services.TryAddSingleton<IGrantStore, SqliteGrantStore>();
        services.TryAddSingleton<ITypesInUse, SqliteTypesInUse>();
        services.TryAddSingleton<ICreateIntents, SqliteCreateIntents>();
        services.TryAddSingleton<IChangeIntents, SqliteChangeIntents>();
        services.TryAddSingleton(typeof(IDrafts<>), typeof(SqliteDrafts<>));
        services.TryAddSingleton<IEndedSessions, SqliteEndedSessions>();

        services.TryAddSingleton<RunSecrets>();
        services.TryAddSingleton<IRunJournal, SqliteRunJournal>();

        services.TryAddSingleton<GrantRows>();
        services.TryAddSingleton<Reencryption>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISealedRows, SealedGrants>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISealedRows, SealedDrafts>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISealedRows, SealedRunRows>());

        AddKeyRing(services, options);
        services.AddHealthChecks()
            .AddCheck<DatabaseCheck>(DatabaseCheckName)
            .AddCheck<KeyRingCheck>("key ring");
        return services;
    }

    private static void AddKeyRing(IServiceCollection services, StorageOptions options)
    {
        var protection = services.AddDataProtection()
            .SetApplicationName(ApplicationName)
            .PersistKeysToFileSystem(new DirectoryInfo(options.KeyDirectory));
        if (options.KeyCertificate is { } certificate)
        {
            protection.ProtectKeysWithCertificate(certificate).UnprotectKeysWithAnyCertificate([.. options.RetiredKeyCertificates]);
        }

        services.TryAddSingleton<KeyFiles>();
        services.TryAddSingleton<XmlKeyManager>();
        services.Replace(ServiceDescriptor.Singleton<IKeyManager, KeysAsConfigured>());
    }
}
