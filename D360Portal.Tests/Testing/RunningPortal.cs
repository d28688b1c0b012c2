using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Serilog.Core;

namespace D360Portal.Tests.Testing;

/// <summary>The whole portal on a real port, as a user starts it: the demo, unless orgs are set.</summary>
internal sealed class RunningPortal : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TemporaryFolder _folder;
    private readonly bool _ownsFolder;
    private bool _hasStopped;

    private RunningPortal(WebApplication app, TemporaryFolder folder, bool ownsFolder, Uri address, LogRecorder log, FakeTimeProvider? time)
    {
        _app = app;
        _folder = folder;
        _ownsFolder = ownsFolder;
        Address = address;
        Log = log;
        FakeTime = time;
    }

    public Uri Address { get; }

    public LogRecorder Log { get; }

    /// <summary>Null unless the set-up asked for it.</summary>
    public FakeTimeProvider? FakeTime { get; }

    public IServiceProvider Services => _app.Services;

    public TemporaryFolder Folder => _folder;

    /// <summary>The demo's org.</summary>
    public SalesforceSimulator Org => Services.GetRequiredService<SalesforceSimulator>();

    /// <summary>How long the org takes for each call from now on.</summary>
    public void SlowDown(TimeSpan perCall) => Org.Org.Data360.Latency = ApiLatency.Real(perCall);

    public static async Task<RunningPortal> StartAsync(Setup? setup = null)
    {
        setup ??= new Setup();
        var folder = setup.Folder ?? new TemporaryFolder();
        var log = new LogRecorder();
        var address = setup.Address ?? new Uri($"http://localhost:{FreePort.Next()}");
        var builder = PortalBuilder.CreateBuilder(["--environment", setup.Environment]);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Urls"] = address.GetLeftPart(UriPartial.Authority),
            ["ConnectionStrings:Portal"] = $"Data Source={folder.File("portal.db")}",
            ["Storage:KeyDirectory"] = folder.File("keys"),

            // Tests sign in faster than people do.
            ["SignIn:PerMinute"] = "1000000",
        });
        builder.Configuration.AddInMemoryCollection(setup.Settings);
        builder.Services.AddSingleton<ILogEventSink>(log);
        if (setup.Time is { } time)
        {
            builder.Services.AddSingleton<TimeProvider>(time);
        }

        if (setup.Org is { } org)
        {
            builder.Services.AddSingleton(org(address));
        }

        builder.AddPortal();
        setup.Services?.Invoke(builder.Services);
        var app = builder.Build();
        app.UsePortal();
        setup.Routes?.Invoke(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningPortal(app, folder, setup.Folder is null, address, log, setup.Time);
    }

    public PortalBrowser OpenBrowser(System.Net.CookieContainer? cookies = null) => new(Address, cookies);

    /// <summary>Every grant that is kept.</summary>
    public async Task<IReadOnlyList<GrantRow>> ReadGrantsAsync()
    {
        await using var database = await OpenDatabaseAsync();
        return await database.Grants.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Everything that the portal has written: database, write-ahead log, keys.</summary>
    public Task<string> ReadFilesAsync() => _folder.ReadFilesAsync();

    /// <summary>Does to the database what no part of the portal would.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var database = await OpenDatabaseAsync();
        await database.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);
    }

    internal Task<PortalDbContext> OpenDatabaseAsync() =>
        Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_hasStopped)
        {
            return;
        }

        // Stopped first, as the process is: circuits still open would otherwise end in a container that is gone.
        _hasStopped = true;
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        if (_ownsFolder)
        {
            _folder.Dispose();
        }
    }

    /// <summary>What a test wants to be different.</summary>
    internal sealed record Setup
    {
        public string Environment { get; init; } = "Development";

        public Dictionary<string, string?> Settings { get; init; } = [];

        public FakeTimeProvider? Time { get; init; }

        /// <summary>The demo's org for a portal at that address.</summary>
        public Func<Uri, SimulatorOptions>? Org { get; init; }

        /// <summary>Database and keys of an earlier portal.</summary>
        public TemporaryFolder? Folder { get; init; }

        /// <summary>The address of an earlier portal, whose cookies are to arrive.</summary>
        public Uri? Address { get; init; }

        /// <summary>The last word on what is registered.</summary>
        public Action<IServiceCollection>? Services { get; init; }

        /// <summary>Addresses that only a test has.</summary>
        public Action<WebApplication>? Routes { get; init; }
    }
}
