using D360Portal.Features.Connections;
using D360Portal.Salesforce.Grants;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Storage;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Features.Connections;

/// <summary>A run in a portal of its own process, which may be killed at any time; the org and the journal are seen from here.</summary>
internal sealed class KilledRun : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Uri _address;
    private readonly Dictionary<string, string> _settings;
    private readonly ServiceProvider _services;

    private KilledRun(Uri address, LoopbackOrg org)
    {
        (_address, Org) = (address, org);
        _settings = org.Settings("acme").ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value!);
        _settings["Salesforce__Orgs__acme__DisplayName"] = "Simulated org";
        _settings["Urls"] = address.GetLeftPart(UriPartial.Authority);
        _settings["DOTNET_ENVIRONMENT"] = "Development";
        _settings["ConnectionStrings__Portal"] = $"Data Source={_folder.File("portal.db")}";
        _settings["Storage__KeyDirectory"] = _folder.File("keys");
        _services = new ServiceCollection()
            .AddLogging()
            .AddStorage(new StorageOptions(_folder.File("portal.db"), $"Data Source={_folder.File("portal.db")}", _folder.File("keys"), KeyCertificate: null))
            .BuildServiceProvider();
    }

    public LoopbackOrg Org { get; }

    public IRunJournal Journal => _services.GetRequiredService<IRunJournal>();

    public RunId Id { get; private set; }

    /// <summary>How often the org was asked to create something.</summary>
    public int Posts => Org.Requests.All.Count(request => request.Method == "POST" && request.Path.EndsWith("/ssot/connections", StringComparison.Ordinal));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Signs somebody in, and writes an order down that no process works at yet.</summary>
    public static async Task<KilledRun> StartAsync(RunOrder order, TimeSpan latency)
    {
        var address = new Uri($"http://localhost:{FreePort.Next()}");
        var run = new KilledRun(address, await LoopbackOrg.StartAsync(address));
        using (var portal = run.Start())
        {
            await portal.AnswersAsync(address);
            using var browser = new PortalBrowser(address);
            await browser.SignInAsync(start: "/sign-in/acme?returnUrl=/org");
        }

        var grant = Assert.Single(await run._services.GetRequiredService<IGrantStore>().ListAsync(Cancellation));
        run.Id = RunId.New(TimeProvider.System.GetUtcNow());
        await run.Journal.WriteAsync(run.Id, grant, order, TimeProvider.System.GetUtcNow(), Cancellation);
        run.Org.Org.Data360.Latency = ApiLatency.Real(latency);
        return run;
    }

    /// <summary>Starts a process, which goes on with the run by itself.</summary>
    public StartedPortal Start() => new(_folder, _settings);

    /// <summary>Lets one create in so many be lost before or after the work, and one be answered 503. Which ones is the same every time.</summary>
    public void BreakOften(int seed)
    {
        var random = new Random(seed);
        var turn = new Lock();
        Always(new FaultEffect.Dropped(AfterWork: true), 0.08);
        Always(new FaultEffect.Dropped(AfterWork: false), 0.06);
        Always(new FaultEffect.Instead(SimulatedAnswer.Html("<h1>Busy</h1>", 503)), 0.08);

        void Always(FaultEffect effect, double share)
        {
            var fault = ConnectionWriteFaults.OfCreate(effect);
            Org.Faults.Always(fault with { When = request => fault.When!(request) && Happens(share) });
        }

        bool Happens(double share)
        {
            lock (turn)
            {
#pragma warning disable CA5394 // Do not use insecure randomness: the test is to be the same every time.
                return random.NextDouble() < share;
#pragma warning restore CA5394
            }
        }
    }

    /// <summary>Waits until something is so.</summary>
    public static async Task<bool> UntilAsync(Func<Task<bool>> isSo, TimeSpan patience)
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (!await isSo())
        {
            if (waited.Elapsed > patience)
            {
                return false;
            }

            await Task.Delay(2, Cancellation);
        }

        return true;
    }

    public async Task<bool> IsDoneAsync() => await Journal.FindAsync(Id, Cancellation) is { State: RunState.Done };

    /// <summary>What is not true in the journal: twins, lost rows, states that the org contradicts.</summary>
    public async Task<IReadOnlyList<string>> FindUntruthsAsync()
    {
        var inOrg = Org.Org.Data360.Connections.All.ToLookup(connection => connection.Label);
        var untruths = new List<string>();
        foreach (var row in await Journal.ListRowsAsync(Id, [], 0, int.MaxValue, Cancellation))
        {
            var stored = inOrg[row.Definition.Label].Select(connection => connection.Id).ToArray();
            var isTrue = row.State switch
            {
                RunRowState.Created => stored is [var only] && only == row.ConnectionId.ToString(),
                RunRowState.Unknown => stored.Length == 0,
                _ => false,
            };
            if (!isTrue)
            {
                untruths.Add($"row {row.Number} is {row.State} {row.ConnectionId} ({row.Reason}); the org has {string.Join(", ", stored)}");
            }
        }

        return untruths;
    }

    /// <summary>Kills the process at so many points of the run, and starts the next one each time; then lets the run end.</summary>
    /// <returns>At how many points a process was killed while it sent.</returns>
    public async Task<int> KillAsync(int points, int rows, int seed)
    {
        var random = new Random(seed);
        var killed = 0;
        for (var point = 0; point < points && !await IsDoneAsync(); point++)
        {
            using var portal = Start();
            var before = Posts;
#pragma warning disable CA5394 // As above.
            var more = random.Next(1, Math.Max(2, rows * 2 / points));
            var moment = TimeSpan.FromMilliseconds(random.Next(0, 40));
#pragma warning restore CA5394
            if (await UntilAsync(async () => Posts >= before + more || await IsDoneAsync(), TimeSpan.FromSeconds(60)))
            {
                await Task.Delay(moment, Cancellation);
                killed++;
            }
        }

        return killed;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Org.DisposeAsync();
        _folder.Dispose();
    }
}
