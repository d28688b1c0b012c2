using System.Security.Cryptography.X509Certificates;
using D360Portal.Salesforce.Grants;
using D360Portal.Storage;
using D360Portal.Tests.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace D360Portal.Tests.Storage;

/// <summary>Storage in a folder, opened again and again with other keys and certificates, as by one start of the portal after the other.</summary>
internal sealed class StoredPortals : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<X509Certificate2> _certificates = [];
    private ServiceProvider? _services;

    public ServiceProvider Services => _services!;

    public IGrantStore Grants => Services.GetRequiredService<IGrantStore>();

    public string KeyDirectory => _folder.File("keys");

    public string DatabasePath => _folder.File("portal.db");

    /// <summary>The files of the keys, by name.</summary>
    public IReadOnlyList<string> KeyNames => [.. Directory.GetFiles(KeyDirectory, "key-*.xml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Closes what is open and opens it anew.</summary>
    /// <param name="certificates">The first wraps keys, the others only open them.</param>
    /// <param name="change">What else is to be different.</param>
    public async Task StartAsync(X509Certificate2[]? certificates = null, Action<IServiceCollection>? change = null)
    {
        await StopAsync();
        var services = new ServiceCollection()
            .AddLogging()
            .AddStorage(new StorageOptions(DatabasePath, $"Data Source={DatabasePath}", KeyDirectory, certificates is [var first, ..] ? first : null)
            {
                RetiredKeyCertificates = certificates?[1..] ?? [],
            });
        change?.Invoke(services);
        _services = services.BuildServiceProvider();
        foreach (var service in _services.GetServices<IHostedService>().Where(service => service is StorageMigration))
        {
            await service.StartAsync(Cancellation);
        }
    }

    public X509Certificate2 MakeCertificate(int years = 1)
    {
        var certificate = KeyCertificates.Make(The.Start.AddYears(years));
        _certificates.Add(certificate);
        return certificate;
    }

    public Task<IReadOnlyList<ReencryptedTable>> ReencryptAsync() => Services.GetRequiredService<Reencryption>().RunAsync(Cancellation);

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={DatabasePath}");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Review SQL queries for security vulnerabilities: the text is the test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _certificates.ForEach(certificate => certificate.Dispose());
        _folder.Dispose();
    }

    private async Task StopAsync()
    {
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }
    }
}
