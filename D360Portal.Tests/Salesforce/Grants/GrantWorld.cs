using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Storage;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.Salesforce.Grants;

/// <summary>A strict org, one SQLite file, as many portal processes on it as a test wants, and a clock that only goes when nobody works.</summary>
internal sealed class GrantWorld : IAsyncDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    private readonly TemporaryFolder _folder = new();
    private readonly List<GrantProcess> _processes = [];
    private readonly HttpClient _http;
    private ServiceProvider _services = default!;

    private GrantWorld() => _http = new HttpClient(Org, disposeHandler: false);

    public RotatingOrg Org { get; private set; } = new();

    public FakeTimeProvider Time { get; } = new(The.Start);

    public IGrantStore Store => _services.GetRequiredService<IGrantStore>();

    public string Database => _folder.File("portal.db");

    public static async Task<GrantWorld> StartAsync()
    {
        var world = new GrantWorld();
        world._services = new ServiceCollection()
            .AddLogging()
            .AddStorage(new StorageOptions(world.Database, $"Data Source={world.Database}", world._folder.File("keys"), KeyCertificate: null))
            .BuildServiceProvider();
        foreach (var service in world._services.GetServices<IHostedService>().OfType<StorageMigration>())
        {
            await service.StartAsync(CancellationToken.None);
        }

        return world;
    }

    public GrantProcess StartProcess()
    {
        var process = new GrantProcess(Store, Org, _http, Time);
        lock (_processes)
        {
            _processes.Add(process);
        }

        return process;
    }

    /// <summary>Keeps a grant as a sign-in does.</summary>
    public async Task<GrantId> KeepGrantAsync(string userId = The.UserId) =>
        (await Store.KeepAsync(Some.Grant(userId) with { Id = GrantId.New(Time.GetUtcNow()) }, Org.Issue(), CancellationToken.None)).Kept.Id;

    /// <summary>The tokens as stored.</summary>
    public async Task<GrantSecrets> SecretsAsync(GrantId id) =>
        await Store.UnsealAsync(id, CancellationToken.None) ?? throw new InvalidOperationException("The grant is gone.");

    /// <summary>Awaits work, and lets time go by for whoever waits for it.</summary>
    public async Task<T> RunAsync<T>(Task<T> work)
    {
        while (!work.IsCompleted)
        {
            await Task.Delay(1);
            if (!IsBusy())
            {
                Time.Advance(Tick);
            }
        }

        return await work;
    }

    public Task RunAsync(Task work) => RunAsync(Wrap(work));

    /// <summary>The failure of work, or null.</summary>
    public async Task<Exception?> FailureOfAsync(Task work)
    {
        try
        {
            await RunAsync(work);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        Org.Dispose();
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    private bool IsBusy()
    {
        lock (_processes)
        {
            return Org.IsBusy || _processes.Any(process => process.Store.IsBusy);
        }
    }

    private static async Task<bool> Wrap(Task work)
    {
        await work;
        return true;
    }
}
