using System.Collections.Concurrent;
using System.Reflection;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Features.Connections;

public sealed class InventoryLoaderTests
{
    private const string MySql = "AwsRdsMySql";
    private const string Postgres = "AwsRdsPostgres";

    private static readonly Quirks OneList = new() { ListsEveryType = true };

    /// <summary>Every switch of the org, each on its other side, under both kinds of list.</summary>
    public static TheoryData<string, bool> Switches { get; } =
    [
        .. typeof(Quirks).GetProperties().Where(property => property.PropertyType == typeof(bool) && property.Name != nameof(Quirks.ListsEveryType))
            .SelectMany(property => new (string, bool)[] { (property.Name, false), (property.Name, true) }),
    ];

    [Theory]
    [MemberData(nameof(Switches))]
    public async Task Whichever_way_the_org_is_the_same_inventory_comes_out(string quirk, bool listsEveryType)
    {
        var quirks = OneList with { ListsEveryType = listsEveryType };
        typeof(Quirks).GetProperty(quirk, BindingFlags.Public | BindingFlags.Instance)!.SetValue(quirks, value: true);

        await AssertSameInventoryAsync(quirks);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_org_that_is_otherwise_in_every_way_gives_the_same_inventory(bool listsEveryType) =>
        await AssertSameInventoryAsync(Quirks.AllOther with { ListsEveryType = listsEveryType });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(49)]
    [InlineData(50)]
    [InlineData(51)]
    [InlineData(199)]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(5_000)]
    public async Task However_many_there_are_all_arrive_and_every_call_is_counted(int count)
    {
        foreach (var quirks in (Quirks[])[new(), OneList, OneList with { LimitIsCapped = true }, OneList with { TotalSizeAbsent = true }, new() { LimitIsCapped = true, TotalSizeAbsent = true }])
        {
            await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Exactly(count), quirks);

            var snapshot = await inventory.LoadAsync();

            Assert.Equal(inventory.IdsInOrg, SimulatedInventory.IdsOf(snapshot));
            Assert.Equal(count, snapshot.Count);
            Assert.Equal(inventory.Calls.Count, snapshot.Calls);
            Assert.Empty(snapshot.Problems);
            Assert.Equal(snapshot.Steps, snapshot.StepsDone);
            Assert.Equal((false, false, false, inventory.Time.GetUtcNow()), (snapshot.IsLoading, snapshot.NeedsSignIn, snapshot.IsInterrupted, snapshot.LoadedAt!.Value));
        }
    }

    [Fact]
    public async Task Five_thousand_connectors_over_sixty_types_cost_one_call_for_each_type()
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Many(5_000, 60));

        var snapshot = await inventory.LoadAsync();

        Assert.Equal(5_000, snapshot.Count);
        Assert.Equal(60, snapshot.RowsByType.Count);
        Assert.Distinct(inventory.TypesAsked);
        Assert.Equal(inventory.Calls.Count, snapshot.Calls);
    }

    [Fact]
    public async Task A_list_of_all_costs_no_call_for_each_type()
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Hospitals, OneList);

        var snapshot = await inventory.LoadAsync();

        Assert.Equal([null], inventory.TypesAsked);
        Assert.Equal(2, snapshot.Calls);
        Assert.False(snapshot.ListsByType);
    }

    [Fact]
    public async Task Rows_carry_what_the_list_tells()
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Hospitals);

        var row = (await inventory.LoadAsync()).Rows.Single(row => row.Label == "AWS RDS MySQL clinic 01");

        Assert.Equal(("AWS_RDS_MySQL_clinic_01", MySql, "AWS RDS MySQL", "Ingress"), (row.Name, row.Type.ToString(), row.TypeLabel, row.Method));
        Assert.Equal(ConnectionHealth.Healthy, row.Status.Health);
        Assert.NotNull(row.LastSync);
        Assert.True(row.Has("clinic_01"));
        Assert.DoesNotContain(row.Parameters, parameter => parameter.Name is "user" or "password");
    }

    [Fact]
    public async Task Hostile_labels_arrive_as_they_are_whether_the_org_encodes_them_or_not()
    {
        foreach (var quirks in (Quirks[])[new(), new() { EntityEncodingHeaderIgnored = true }, new() { EntityEncodingHeaderIgnored = true, UrlsAreEntityEncoded = true }, new() { UrlsAreEntityEncoded = true }])
        {
            await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Hospitals, quirks);

            var labels = (await inventory.LoadAsync()).Rows.Select(row => row.Label).Order(StringComparer.Ordinal);

            Assert.Equal(inventory.Data360.Connections.All.Select(connection => connection.Label).Order(StringComparer.Ordinal), labels);
        }
    }

    [Fact]
    public async Task Types_found_empty_are_not_asked_again_within_a_day()
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Exactly(3));
        var first = await inventory.LoadAsync();
        var everything = inventory.TypesAsked.OfType<string>().ToArray();
        inventory.Time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1));

        var second = await inventory.LoadAsync();

        Assert.Equal([MySql], inventory.TypesAsked);
        Assert.Equal(everything.Length - 1, second.TypesLeftOut);
        Assert.Equal(SimulatedInventory.IdsOf(first), SimulatedInventory.IdsOf(second));
        Assert.Equal(2, second.Calls);
    }

    [Fact]
    public async Task After_a_day_they_are_asked_again()
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Exactly(3));
        await inventory.LoadAsync();
        var everything = inventory.TypesAsked.OfType<string>().Order(StringComparer.Ordinal).ToArray();
        inventory.Data360.Add(Postgres, "Laboratory");
        inventory.Time.Advance(TimeSpan.FromDays(1));

        var later = await inventory.LoadAsync();

        Assert.Equal(everything, inventory.TypesAsked.Order(StringComparer.Ordinal));
        Assert.Equal(0, later.TypesLeftOut);
        Assert.Contains(later.Rows, row => row.Label == "Laboratory");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Looking_in_every_type_asks_them_at_once(bool listsEveryType)
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Exactly(3), OneList with { ListsEveryType = listsEveryType });
        await inventory.LoadAsync();
        inventory.Data360.Add(Postgres, "Laboratory");

        var everything = await inventory.LoadAsync(new InventoryRequest.EveryType());

        Assert.Contains(everything.Rows, row => row.Label == "Laboratory");
        Assert.DoesNotContain(null, inventory.TypesAsked);
        Assert.Distinct(inventory.TypesAsked);
        Assert.InRange(inventory.Calls.Count, everything.Catalogue.Length + 1, everything.Catalogue.Length + 4);
        Assert.Equal((inventory.Calls.Count, 0), (everything.Calls, everything.TypesLeftOut));
    }

    [Fact]
    public async Task The_types_in_use_are_asked_first()
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Hospitals);
        var inUse = (await inventory.LoadAsync()).RowsByType.Keys.ToHashSet();
        Assert.True(inUse.Count >= InventoryLoader.Concurrency);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        inventory.Org.Faults.Always(AnyFaults.Held(SimulatedInventory.List, gate.Task));

        var load = inventory.LoadAsync(new InventoryRequest.EveryType());
        await inventory.Org.Requests.WaitForAsync(_ => inventory.TypesAsked.Count == InventoryLoader.Concurrency, TestContext.Current.CancellationToken);

        Assert.Subset(inUse, inventory.TypesAsked.OfType<string>().ToHashSet());
        gate.SetResult();
        await load;
        Assert.Distinct(inventory.TypesAsked);
    }

    [Fact]
    public async Task An_org_that_wants_a_type_is_not_asked_for_all_again()
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Exactly(3));
        Assert.True((await inventory.LoadAsync()).ListsByType);
        Assert.Contains(null, inventory.TypesAsked);

        await inventory.LoadAsync();

        Assert.DoesNotContain(null, inventory.TypesAsked);
    }

    [Fact]
    public async Task A_type_that_the_catalogue_lacks_is_asked_all_the_same()
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Hospitals, new Quirks { CatalogueLacksIngestApi = true });

        var snapshot = await inventory.LoadAsync();

        Assert.DoesNotContain(snapshot.Catalogue, type => type.Name == ConnectorTypeName.IngestApi);
        Assert.Contains(snapshot.Rows, row => row.Type == ConnectorTypeName.IngestApi);
        Assert.Contains(snapshot.Rows, row => row.Type == ConnectorTypeName.SalesforceDotCom);
        Assert.Contains(snapshot.Rows, row => row.Type == ConnectorTypeName.MarketingCloud);
        Assert.Contains(snapshot.Rows, row => row.Type == ConnectorTypeName.StreamingApp);
    }

    [Fact]
    public async Task What_has_gone_from_the_org_goes_from_the_inventory()
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Exactly(3));
        await inventory.LoadAsync();
        inventory.Org.Faults.Next(ConnectionListFaults.Of(MySql, new FaultEffect.Instead(SimulatedAnswer.Json(System.Text.Json.Nodes.JsonNode.Parse("""{"connections":[],"totalSize":0}""")!))));

        Assert.Equal(0, (await inventory.LoadAsync()).Count);
    }

    [Fact]
    public async Task While_a_list_is_read_again_the_old_rows_stay()
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Hospitals, OneList with { LimitIsCapped = true });
        var before = await inventory.LoadAsync();
        var counts = new ConcurrentQueue<int>();
        inventory.Inventory.Changed += () => counts.Enqueue(inventory.Inventory.Current.Count);

        await inventory.LoadAsync();

        Assert.All(counts, count => Assert.Equal(before.Count, count));
    }

    [Fact]
    public async Task An_ended_session_is_renewed_once_and_nothing_is_missing()
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Hospitals);
        inventory.Org.Org.ExpireAccessTokens();

        var snapshot = await inventory.LoadAsync();

        Assert.Equal(inventory.IdsInOrg, SimulatedInventory.IdsOf(snapshot));
        Assert.Single(inventory.Org.Requests.To("/services/oauth2/token"));
        Assert.Empty(snapshot.Problems);
    }

    [Fact]
    public async Task The_org_s_allowance_is_told_by_the_calls_themselves()
    {
        await using var inventory = await SimulatedInventory.StartAsync(options => options with { Seed = OrgSeed.Exactly(3), DailyApiCalls = 1_000 });

        var snapshot = await inventory.LoadAsync();

        var allowance = inventory.Portal.Allowances.Of(inventory.Admin.Id)!;
        Assert.Equal(1_000, allowance.Limit);
        Assert.InRange(allowance.Used, snapshot.Calls - InventoryLoader.Concurrency, snapshot.Calls);
    }

    private static async Task AssertSameInventoryAsync(Quirks quirks)
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Hospitals, quirks);
        var known = inventory.Data360.Connections.All;

        var snapshot = await inventory.LoadAsync();

        Assert.Empty(snapshot.Problems);
        Assert.Equal(
            known.Select(connection => (connection.Id, connection.Label, connection.Name, connection.ConnectorType, HealthOf(connection))).Order(),
            snapshot.Rows.Select(row => (row.Id.ToString()!, row.Label, row.Name!, row.Type.ToString(), row.Status.Health)).Order());
        Assert.Equal(inventory.Calls.Count, snapshot.Calls);
        Assert.All(snapshot.Rows.Where(row => row.Type.ToString() == MySql), row => Assert.Equal("AWS RDS MySQL", row.TypeLabel));
        Assert.Equal(quirks.LimitInfoAbsent, inventory.Portal.Allowances.Of(inventory.Admin.Id) is null);
    }

    private static ConnectionHealth HealthOf(D360Portal.Simulator.Data360.Connections.StoredConnection connection) => connection switch
    {
        { Family: D360Portal.Simulator.Data360.Connections.MarketingCloudFamily } => ConnectionHealth.Unknown,
        { Health: D360Portal.Simulator.Data360.Connections.ConnectionHealth.Connected } => ConnectionHealth.Healthy,
        { Health: D360Portal.Simulator.Data360.Connections.ConnectionHealth.Processing } => ConnectionHealth.InProgress,
        _ => ConnectionHealth.Unhealthy,
    };
}
