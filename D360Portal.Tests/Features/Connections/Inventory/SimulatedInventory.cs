using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Tests.SimulatorTests;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.Features.Connections;

/// <summary>A simulated org and as much of the portal as reads it. The org complains about every gap that a test did not mean to find.</summary>
internal sealed class SimulatedInventory : IAsyncDisposable
{
    public const string List = "/services/data/v66.0/ssot/connections";
    public const string Catalogue = "/services/data/v66.0/ssot/connectors";

    private readonly OrgUnderTest _org;

    private SimulatedInventory(OrgUnderTest org)
    {
        _org = org;
        Portal = new CallingPortal(
            org.Simulator.CreateHandler(), org.Simulator.Origin, org.Time, SalesforceSimulator.ConsumerKey, SalesforceSimulator.ConsumerSecret);
    }

    public CallingPortal Portal { get; }

    public SalesforceSimulator Org => _org.Simulator;

    public SimulatedData360 Data360 => _org.Org.Data360;

    public FakeTimeProvider Time => _org.Time;

    /// <summary>The admin's grant.</summary>
    public Grant Admin { get; private set; } = default!;

    /// <summary>The admin's inventory.</summary>
    public Inventory Inventory { get; private set; } = new();

    /// <summary>Every call to Data 360, in order.</summary>
    public IReadOnlyList<RecordedRequest> Calls =>
        [.. Org.Requests.All.Where(request => request.Path.StartsWith("/services/data/v66.0/ssot/", StringComparison.Ordinal))];

    /// <summary>The types that were listed, in order; null for the list of all. A call whose token was rejected was not run and comes again.</summary>
    public IReadOnlyList<string?> TypesAsked =>
        [.. Calls.Where(request => request.Path == List && request.Status != 401).Select(request => QueryHelpers.ParseQuery(request.Query).TryGetValue("connectorType", out var type) ? (string?)type : null)];

    /// <summary>The ids of all connectors that the org has.</summary>
    public IEnumerable<string> IdsInOrg => Data360.Connections.All.Select(connection => connection.Id).Order(StringComparer.Ordinal);

    public static Task<SimulatedInventory> StartAsync(OrgSeed seed, Quirks? quirks = null) =>
        StartAsync(options => options with { Seed = seed, Quirks = quirks ?? new Quirks() });

    public static async Task<SimulatedInventory> StartAsync(Func<SimulatorOptions, SimulatorOptions> change)
    {
        var inventory = new SimulatedInventory(await OrgUnderTest.StartAsync(change));
        inventory.Admin = await inventory.SignInAsync(SimulatedUser.Admin);
        return inventory;
    }

    /// <summary>A grant as a sign-in of the user gives.</summary>
    public Task<Grant> SignInAsync(SimulatedUser user)
    {
        var tokens = _org.Org.Tokens.Issue(user, ["api", "refresh_token"]);
        return Portal.KeepGrantAsync(user.UserId, tokens.Access.Value, tokens.RefreshToken);
    }

    /// <summary>Loads the admin's inventory to its end; the calls before it are forgotten.</summary>
    public async Task<InventorySnapshot> LoadAsync(InventoryRequest? request = null)
    {
        Org.Requests.Clear();
        await Portal.Loader.LoadAsync(Admin, Inventory, request ?? new InventoryRequest.Usual(), TestContext.Current.CancellationToken);
        return Inventory.Current;
    }

    /// <summary>Forgets what was read, but not which types are in use.</summary>
    public void Forget() => Inventory = new Inventory();

    /// <summary>The ids of all rows.</summary>
    public static IEnumerable<string> IdsOf(InventorySnapshot snapshot) => snapshot.Rows.Select(row => row.Id.ToString()!).Order(StringComparer.Ordinal);

    public ValueTask DisposeAsync()
    {
        Portal.Dispose();
        return _org.DisposeAsync();
    }
}
