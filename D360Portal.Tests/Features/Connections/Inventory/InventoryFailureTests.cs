using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;

namespace D360Portal.Tests.Features.Connections;

/// <summary>What a load makes of an org that fails in part or in whole.</summary>
public sealed class InventoryFailureTests
{
    private const string MySql = "AwsRdsMySql";
    private const string Postgres = "AwsRdsPostgres";
    private const string Snowflake = "SNOWFLAKE";

    private static readonly Quirks OneList = new() { ListsEveryType = true };

    public static TheoryData<string, string, string?> Failures { get; } = new()
    {
        { nameof(ConnectionListFaults.Refused), "This org does not know it by that name. Choose the connector type from the portal's list; capitals count.", "400 ILLEGAL_QUERY_PARAMETER_VALUE Invalid value for parameter connectorType: AwsRdsPostgres" },
        { nameof(ConnectionListFaults.Forbidden), "Your Salesforce user may not do this. It takes the permissions of a Data Cloud Architect or a System Administrator, in an org where Data 360 is set up.", "403 FUNCTIONALITY_NOT_ENABLED This feature is not currently enabled for this user type or org: [CdpAwsRdsPostgres]" },
        { nameof(ConnectionListFaults.Failed), "Salesforce failed on its side. Try again in a minute.", "500 UNKNOWN_EXCEPTION An unexpected error occurred. Please include this ErrorId if you contact support: 1234567890-12345 (12345678)" },
        { nameof(ConnectionListFaults.Page), "Salesforce is busy or under maintenance. Try again in a minute; status.salesforce.com tells more.", "503" },
        { "Page200", "simulated-org.my.salesforce.example answered something that is not the API's JSON. Check the network of the machine that runs the portal, and status.salesforce.com; then try again.", null },
        { "Nothing", "simulated-org.my.salesforce.example answered something that is not the API's JSON. Check the network of the machine that runs the portal, and status.salesforce.com; then try again.", null },
        { nameof(ConnectionListFaults.Lost), "simulated-org.my.salesforce.example cannot be reached. Check the network of the machine that runs the portal, and status.salesforce.com; then try again.", null },
        { "Redirect", "simulated-org.my.salesforce.example redirected the call instead of answering it. Check the network of the machine that runs the portal, and status.salesforce.com; then try again.", null },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_type_that_fails_is_told_and_the_rest_is_kept(string failure, string what, string? words)
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Hospitals);
        inventory.Org.Faults.Always(FaultOf(failure, Postgres));

        var snapshot = await inventory.LoadAsync();

        Assert.Equal([new InventoryProblem(ConnectorTypeName.Parse(Postgres), what, words)], snapshot.Problems);
        Assert.DoesNotContain(snapshot.Rows, row => row.Type.ToString() == Postgres);
        Assert.Equal(inventory.Data360.Connections.All.Count(connection => connection.ConnectorType != Postgres), snapshot.Count);
        Assert.Equal(snapshot.Steps, snapshot.StepsDone);
        Assert.Equal(inventory.Calls.Count, snapshot.Calls);
        Assert.False(snapshot.NeedsSignIn);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Trying_again_asks_the_types_that_failed_and_no_other(string failure, string what, string? words)
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Hospitals);
        inventory.Org.Faults.Next(FaultOf(failure, Postgres));
        inventory.Org.Faults.Always(ConnectionListFaults.Failed(Snowflake));
        var problems = (await inventory.LoadAsync()).Problems;
        Assert.Contains(new InventoryProblem(ConnectorTypeName.Parse(Postgres), what, words), problems);
        inventory.Org.Faults.Clear();

        var again = await inventory.LoadAsync(new InventoryRequest.Again([ConnectorTypeName.Parse(Postgres)]));

        Assert.Equal([Postgres], inventory.TypesAsked);
        Assert.Equal(1, again.Calls);
        Assert.Equal(Snowflake, Assert.Single(again.Problems).Type.ToString());
        Assert.Equal(inventory.Data360.Connections.All.Count(connection => connection.ConnectorType != Snowflake), again.Count);
    }

    [Fact]
    public async Task A_type_that_fails_on_a_refresh_keeps_the_rows_that_it_had()
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Hospitals);
        var before = await inventory.LoadAsync();
        inventory.Org.Faults.Always(ConnectionListFaults.Failed(Postgres));

        var after = await inventory.LoadAsync();

        Assert.Single(after.Problems);
        Assert.Equal(SimulatedInventory.IdsOf(before), SimulatedInventory.IdsOf(after));
    }

    [Fact]
    public async Task A_type_that_failed_is_not_taken_for_an_empty_one()
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Hospitals);
        inventory.Org.Faults.Next(ConnectionListFaults.Failed(Postgres));
        await inventory.LoadAsync();

        var next = await inventory.LoadAsync();

        Assert.Contains(Postgres, inventory.TypesAsked);
        Assert.Equal(inventory.IdsInOrg, SimulatedInventory.IdsOf(next));
    }

    [Fact]
    public async Task A_list_that_breaks_off_keeps_the_pages_that_came()
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Exactly(500), new Quirks { LimitIsCapped = true, TotalSizeAbsent = true });
        inventory.Org.Faults.Always(new Fault("GET", SimulatedInventory.List, new FaultEffect.Instead(new SimulatedAnswer { Status = 500 }))
        {
            When = request => request.Query.Contains("offset=150", StringComparison.Ordinal),
        });

        var snapshot = await inventory.LoadAsync();

        Assert.Equal(150, snapshot.Count);
        Assert.Equal(MySql, Assert.Single(snapshot.Problems).Type.ToString());
    }

    [Fact]
    public async Task A_list_of_all_that_breaks_off_keeps_the_pages_that_came_and_says_so()
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Exactly(500), OneList with { LimitIsCapped = true, TotalSizeAbsent = true });
        inventory.Org.Faults.Always(new Fault("GET", SimulatedInventory.List, new FaultEffect.Instead(new SimulatedAnswer { Status = 500 }))
        {
            When = request => request.Query.Contains("offset=150", StringComparison.Ordinal),
        });

        var snapshot = await inventory.LoadAsync();

        Assert.Equal(150, snapshot.Count);
        Assert.Equal(
            new InventoryProblem(Type: null, "The list broke off after 150 connectors. Salesforce failed on its side. Try again in a minute.", "500"),
            Assert.Single(snapshot.Problems));
        Assert.All(inventory.TypesAsked, Assert.Null);
    }

    [Fact]
    public async Task A_list_of_all_that_fails_is_asked_for_type_by_type()
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Hospitals, OneList);
        inventory.Org.Faults.Always(ConnectionListFaults.Failed(connectorType: null));

        var snapshot = await inventory.LoadAsync();

        Assert.Equal(inventory.IdsInOrg, SimulatedInventory.IdsOf(snapshot));
        Assert.False(snapshot.ListsByType);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_that_repeat_for_ever_end_with_a_message(bool listsEveryType)
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Exactly(120), new Quirks { LimitIsCapped = true, ListsEveryType = listsEveryType });
        inventory.Org.Faults.Always(ConnectionListFaults.PagesForEver(listsEveryType ? null : MySql));

        var snapshot = await inventory.LoadAsync();

        Assert.Equal(50, snapshot.Count);
        Assert.Equal("Salesforce gave the same page again and again. What came before is shown; some connectors may be missing.", Assert.Single(snapshot.Problems).What);
        Assert.InRange(inventory.TypesAsked.Count(type => type == (listsEveryType ? null : MySql)), 2, 2 * InventoryLoader.Concurrency);
    }

    [Fact]
    public async Task A_page_at_another_host_is_asked_for_at_this_one()
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Exactly(120), new Quirks { LimitIsCapped = true, TotalSizeAbsent = true });
        inventory.Org.Faults.Always(ConnectionListFaults.NextPageAt(MySql, new Uri("https://evil.example")));

        var snapshot = await inventory.LoadAsync();

        Assert.Equal(120, snapshot.Count);
        Assert.All(inventory.Org.Requests.All, request => Assert.Equal(inventory.Org.Origin.Host, request.Host));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_user_without_permission_is_told_so_once(bool listsEveryType)
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Hospitals, OneList with { ListsEveryType = listsEveryType });
        var outsider = await inventory.SignInAsync(SimulatedUser.Outsider);
        var theirs = new Inventory();
        inventory.Org.Requests.Clear();

        await inventory.Portal.Loader.LoadAsync(outsider, theirs, new InventoryRequest.Usual(), TestContext.Current.CancellationToken);

        var problem = Assert.Single(theirs.Current.Problems);
        Assert.Null(problem.Type);
        Assert.Contains("Your Salesforce user may not do this.", problem.What, StringComparison.Ordinal);
        Assert.StartsWith("403 FUNCTIONALITY_NOT_ENABLED", problem.SalesforceWords, StringComparison.Ordinal);
        Assert.Empty(theirs.Current.Rows);
        Assert.InRange(inventory.Calls.Count, 1, 2);
        Assert.Empty(inventory.Portal.Types.All);
    }

    /// <summary>An org that looks at the parameters first says that the type is missing, and only then that the user may not.</summary>
    [Fact]
    public async Task A_user_without_permission_in_an_org_that_checks_the_type_first_is_told_so_once()
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Hospitals);
        inventory.Org.Faults.Always(ConnectionListFaults.Refused(connectorType: null));
        var outsider = await inventory.SignInAsync(SimulatedUser.Outsider);
        var theirs = new Inventory();
        inventory.Org.Requests.Clear();

        await inventory.Portal.Loader.LoadAsync(outsider, theirs, new InventoryRequest.Usual(), TestContext.Current.CancellationToken);

        Assert.Contains("Your Salesforce user may not do this.", Assert.Single(theirs.Current.Problems).What, StringComparison.Ordinal);
        Assert.InRange(inventory.Calls.Count, 2, 2 + InventoryLoader.Concurrency);
    }

    [Fact]
    public async Task When_the_day_s_calls_are_used_up_no_more_are_tried()
    {
        await using var inventory = await SimulatedInventory.StartAsync(options => options with { Seed = OrgSeed.Hospitals, DailyApiCalls = 20 });

        var snapshot = await inventory.LoadAsync();

        var problem = Assert.Single(snapshot.Problems);
        Assert.StartsWith("The org's API calls are used up for now.", problem.What, StringComparison.Ordinal);
        Assert.Matches("^403 REQUEST_LIMIT_EXCEEDED TotalRequests Limit exceeded[.] [(]request id [0-9a-f]{32}[)]$", problem.SalesforceWords);
        Assert.InRange(inventory.Calls.Count, 21, 20 + InventoryLoader.Concurrency);
        Assert.False(snapshot.IsLoading);
        Assert.False(snapshot.IsInterrupted);
    }

    [Fact]
    public async Task When_they_were_used_up_before_that_is_told_once()
    {
        await using var inventory = await SimulatedInventory.StartAsync(options => options with { DailyApiCalls = 0, Quirks = OneList });

        var snapshot = await inventory.LoadAsync();

        Assert.Contains("The org's API calls are used up for now.", Assert.Single(snapshot.Problems).What, StringComparison.Ordinal);
        Assert.Equal(2, inventory.Calls.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Calls_that_are_used_up_in_the_middle_of_a_list_end_it(bool listsEveryType)
    {
        await using var inventory = await SimulatedInventory.StartAsync(options => options with
        {
            Seed = OrgSeed.Exactly(5_000),
            Quirks = new Quirks { LimitIsCapped = true, ListsEveryType = listsEveryType },
            DailyApiCalls = 1_000,
        });
        await inventory.LoadAsync();
        inventory.Forget();
        inventory.Org.Org.ApiCalls = 950;

        var snapshot = await inventory.LoadAsync();

        Assert.Contains("The org's API calls are used up for now.", Assert.Single(snapshot.Problems).What, StringComparison.Ordinal);
        Assert.InRange(inventory.Calls.Count, 51, 50 + InventoryLoader.Concurrency);
        Assert.InRange(snapshot.Count, 38 * 50, 49 * 50);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_grant_that_dies_half_way_keeps_the_rows_and_asks_for_a_sign_in(bool listsEveryType)
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Exactly(500), new Quirks { LimitIsCapped = true, TotalSizeAbsent = true, ListsEveryType = listsEveryType });
        inventory.Org.Faults.Next(new Fault("GET", SimulatedInventory.List, new FaultEffect.Late((_, _) => RevokeAsync(inventory), AfterWork: true))
        {
            When = request => request.Query.Contains("offset=50", StringComparison.Ordinal) && !request.Query.Contains("offset=500", StringComparison.Ordinal),
        });

        var snapshot = await inventory.LoadAsync();

        Assert.True(snapshot.NeedsSignIn);
        Assert.Empty(snapshot.Problems);
        Assert.Equal(100, snapshot.Count);
        Assert.False(snapshot.IsLoading);
        Assert.Empty(inventory.Org.Faults.Pending);
    }

    [Fact]
    public async Task A_grant_that_dies_between_types_stops_the_load()
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Hospitals);
        await inventory.LoadAsync();
        inventory.Org.Faults.Next(new Fault("GET", SimulatedInventory.List, new FaultEffect.Late((_, _) => RevokeAsync(inventory), AfterWork: false)));

        var snapshot = await inventory.LoadAsync(new InventoryRequest.EveryType());

        Assert.True(snapshot.NeedsSignIn);
        Assert.Empty(snapshot.Problems);
        Assert.Equal(inventory.IdsInOrg, SimulatedInventory.IdsOf(snapshot));
        Assert.InRange(inventory.Calls.Count, 2, 50);
    }

    [Fact]
    public async Task Without_the_catalogue_the_types_that_are_known_otherwise_are_asked()
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Hospitals);
        await inventory.LoadAsync();
        inventory.Forget();
        inventory.Org.Faults.Always(AnyFaults.Status(SimulatedInventory.Catalogue, 500));

        var snapshot = await inventory.LoadAsync();

        Assert.Equal(
            new InventoryProblem(Type: null, "The catalogue of connector types cannot be read. Salesforce failed on its side. Try again in a minute.", "500"),
            Assert.Single(snapshot.Problems));
        Assert.Equal(inventory.IdsInOrg, SimulatedInventory.IdsOf(snapshot));
    }

    [Fact]
    public async Task An_org_that_answers_nothing_at_all_is_told_without_sixty_calls()
    {
        await using var inventory = await SimulatedInventory.StartAsync(OrgSeed.Hospitals);
        inventory.Org.Faults.Always(AnyFaults.ConnectionLost("/services/data/*"));

        var snapshot = await inventory.LoadAsync();

        Assert.Contains("cannot be reached", Assert.Single(snapshot.Problems).What, StringComparison.Ordinal);
        Assert.InRange(inventory.Calls.Count, 1, 2);
        Assert.Empty(inventory.Portal.Types.All);
    }

    private static Task RevokeAsync(SimulatedInventory inventory)
    {
        inventory.Org.Org.RevokeGrants(SimulatedUser.Admin.Username);
        return Task.CompletedTask;
    }

    private static Fault FaultOf(string failure, string type) => failure switch
    {
        nameof(ConnectionListFaults.Refused) => ConnectionListFaults.Refused(type),
        nameof(ConnectionListFaults.Forbidden) => ConnectionListFaults.Forbidden(type),
        nameof(ConnectionListFaults.Failed) => ConnectionListFaults.Failed(type),
        nameof(ConnectionListFaults.Page) => ConnectionListFaults.Page(type),
        "Page200" => ConnectionListFaults.Page(type, status: 200),
        "Nothing" => ConnectionListFaults.Of(type, new FaultEffect.Instead(new SimulatedAnswer { Status = 200 })),
        "Redirect" => ConnectionListFaults.Of(type, new FaultEffect.Instead(SimulatedAnswer.Redirect("https://evil.example/"))),
        _ => ConnectionListFaults.Lost(type),
    };
}
