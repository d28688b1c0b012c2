using D360Portal.Features.Connections;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Data360.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Features.Connections;

/// <summary>A simulated org with one clinic's connector, and the parts of the portal that change and delete. Time stands still until a test lets it go by.</summary>
internal sealed class LivingOrg : IAsyncDisposable
{
    public const string Label = "Clinic 07";
    public const string Secret = "canary-new-password";

    private readonly SimulatedInventory _org;
    private readonly ServiceProvider _services;
    private readonly List<string> _progress = [];

    private LivingOrg(SimulatedInventory org)
    {
        _org = org;
        Stored = org.Data360.Add("AwsRdsMySql", Label);
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(org.Time)
            .AddSingleton<IGrantStore>(org.Portal.Grants)
            .AddSingleton<ITypesInUse>(org.Portal.Types)
            .AddSingleton<IChangeIntents>(Changes)
            .AddSingleton<ICreateIntents>(Creates)
            .AddSingleton<IDrafts<KeptDraft>>(Drafts)
            .AddSingleton(org.Portal.Client)
            .AddSingleton(org.Portal.Orgs);
        services.AddConnectorPages();
        _services = services.BuildServiceProvider();
    }

    public ChangesInMemory Changes { get; } = new();

    public CreatesInMemory Creates { get; } = new();

    public PlainDrafts Drafts { get; } = new();

    /// <summary>The connector as the org had it at first.</summary>
    public StoredConnection Stored { get; }

    public ConnectionId Id => ConnectionId.TryParse(Stored.Id, out var id) ? id : throw new InvalidOperationException("The org gave no id.");

    public Grant Grant => _org.Admin;

    public SalesforceSimulator Simulator => _org.Org;

    public SimulatedData360 Data360 => _org.Data360;

    public FaultPlan Faults => _org.Org.Faults;

    /// <summary>The connector as the org has it now; null when it has not.</summary>
    public StoredConnection? Now => Data360.Connections.All.SingleOrDefault(connection => connection.Id == Stored.Id);

    /// <summary>What the user was told while waiting.</summary>
    public IReadOnlyList<string> Progress
    {
        get
        {
            lock (_progress)
            {
                return [.. _progress];
            }
        }
    }

    public Inventories Inventories => Get<Inventories>();

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<LivingOrg> StartAsync(Quirks? quirks = null, Func<SimulatorOptions, SimulatorOptions>? change = null) =>
        new(await SimulatedInventory.StartAsync(options => (change?.Invoke(options) ?? options) with { Seed = OrgSeed.Empty, Quirks = quirks ?? new Quirks() }));

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task<Grant> SignInAsync(SimulatedUser user) => _org.SignInAsync(user);

    public int Count(string method) => _org.Calls.Count(call => call.Method == method && call.Path.Contains("/connections", StringComparison.Ordinal) && !call.Path.EndsWith("/test", StringComparison.Ordinal));

    public async Task<Connection> ReadAsync() =>
        await _org.Portal.Client.FindConnectionAsync(Grant.Id, Id, Cancellation) ?? throw new InvalidOperationException("The connector is gone.");

    public async Task<ConnectorForm> FormAsync() => await Get<FormStarter>().ReadFormAsync(Grant.Id, ConnectorTypeName.Parse("AwsRdsMySql"), source: null, Cancellation);

    /// <summary>The clinic's connector with other settings.</summary>
    public ConnectionDraft Draft(string label = "Clinic 07 moved", string host = "new-clinic", string? name = null) => ConnectorForms.Draft(
        ("user", "canary-user"), ("password", Secret), ("jdbc_connection_url", $"{host}.abc123.eu-west-1.rds.amazonaws.com:3306"), ("DATABASE", "clinic")) with
    {
        Label = label,
        Name = name ?? Stored.Name,
    };

    public async Task<ChangeOutcome> ChangeAsync(ConnectionDraft draft, Grant? grant = null, bool isOfCredentials = false)
    {
        var (before, form) = (await ReadAsync(), await FormAsync());
        return await Get<ConnectionChanger>().ChangeAsync(Guid.NewGuid(), grant ?? Grant, before, draft.ToDefinition(form), form, isOfCredentials, Cancellation);
    }

    public async Task<DeleteOutcome> DeleteAsync(Grant? grant = null) =>
        await PassingTimeAsync(Get<ConnectionDeleter>().DeleteAsync(Guid.NewGuid(), grant ?? Grant, await ReadAsync(), Note, Cancellation));

    public async Task<RecreateOutcome> RecreateAsync(ConnectionDraft draft) => await PassingTimeAsync(
        Get<ConnectionRecreator>().RecreateAsync(Guid.NewGuid(), Grant, await ReadAsync(), draft, await FormAsync(), Note, Cancellation));

    public void Note(string text)
    {
        lock (_progress)
        {
            _progress.Add(text);
        }
    }

    /// <summary>Lets time go by until something is done: what waits for the clock may only be about to.</summary>
    public async Task<T> PassingTimeAsync<T>(Task<T> task)
    {
        for (var seconds = 0; !task.IsCompleted; seconds++)
        {
            Assert.True(seconds < 2_000, "It is still not done.");
            await Task.Delay(5, Cancellation);
            if (Progress is [.., var last] && last.EndsWith("seconds …", StringComparison.Ordinal))
            {
                _org.Time.Advance(TimeSpan.FromSeconds(1));
            }
        }

        return await task;
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(Faults.Pending);
        await _services.DisposeAsync();
        await _org.DisposeAsync();
    }
}
