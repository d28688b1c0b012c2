using System.Text;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using static D360Portal.Tests.SimulatorTests.Data360.Definitions;

namespace D360Portal.Tests.SimulatorTests.Data360;

/// <summary>What create does about a source that cannot be read.</summary>
public sealed class CreateConnectingTests
{
    private const string Down = "down-07.abc.eu-west-1.rds.amazonaws.com:3306";
    private const string Slow = "slow-07.abc.eu-west-1.rds.amazonaws.com:3306";

    private static readonly Quirks Stores = new() { CreateDoesNotConnect = true };

    [Theory]
    [InlineData(Down, "right")]
    [InlineData("clinic-07.abc.eu-west-1.rds.amazonaws.com:3306", "wrong password")]
    public async Task It_refuses_and_hides_the_cause(string host, string password)
    {
        await using var org = await Data360Org.StartAsync();

        await org.AssertCreateRefusedAsync(Clinic(host: host, password: password), 400, "INTERNAL_ERROR", "An internal error occurred.");
        org.Simulator.Quirks = new Quirks { InternalErrorAnswers500 = true };
        await org.AssertCreateRefusedAsync(Clinic(host: host, password: password), 500, "INTERNAL_ERROR", "An internal error occurred.");
    }

    [Fact]
    public async Task A_refused_name_is_still_free()
    {
        await using var org = await Data360Org.StartAsync();

        await org.AssertCreateRefusedAsync(Clinic(host: Down), 400, "INTERNAL_ERROR");
        await org.CreateAsync(Clinic());
    }

    [Theory]
    [InlineData(Down, "right", "FAILED")]
    [InlineData("clinic-07.abc.eu-west-1.rds.amazonaws.com:3306", "wrong", "FAILED")]
    [InlineData("clinic-07.abc.eu-west-1.rds.amazonaws.com:3306", "right", "CONNECTED")]
    public async Task Or_it_stores_and_the_status_follows_later(string host, string password, string status)
    {
        await using var org = await Data360Org.StartAsync(Stores);

        var created = await org.CreateAsync(Clinic(host: host, password: password));

        var id = (string)created["id"]!;
        Assert.Equal("PROCESSING", (string?)created["status"]);
        org.Under.Time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Equal("PROCESSING", await org.StatusOfAsync(id));
        org.Under.Time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(status, await org.StatusOfAsync(id));
        Assert.Equal(status, (string?)(await org.GetAsync("/connections?connectorType=AwsRdsMySql"))["connections"]![0]!["status"]);
    }

    [Fact]
    public async Task How_long_the_status_takes_is_an_option_and_a_slow_source_takes_longer()
    {
        await using var org = await Data360Org.StartAsync(options => options with
        {
            Seed = OrgSeed.Empty, Quirks = Stores, SettleTime = TimeSpan.FromMinutes(1), SlowSources = new ApiLatency(TimeSpan.FromMinutes(2)),
        });

        var usual = (string)(await org.CreateAsync(Clinic("Usual")))["id"]!;
        var slow = (string)(await org.CreateAsync(Clinic("Slow", Slow)))["id"]!;

        org.Under.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(("CONNECTED", "PROCESSING"), (await org.StatusOfAsync(usual), await org.StatusOfAsync(slow)));
        org.Under.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("CONNECTED", await org.StatusOfAsync(slow));
    }

    [Fact]
    public async Task Or_it_stores_and_nobody_looks_until_a_test()
    {
        await using var org = await Data360Org.StartAsync(Stores with { StoredIsNeverChecked = true });

        var id = (string)(await org.CreateAsync(Clinic(host: Down)))["id"]!;

        org.Under.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("CONNECTED", await org.StatusOfAsync(id));
        Assert.False((bool)(await org.TestAsync(null, id))["success"]!);
        Assert.Equal("FAILED", await org.StatusOfAsync(id));
    }

    [Fact]
    public async Task It_may_differ_by_type()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { TypesThatConnectOtherwise = ["AwsRdsPostgres"] });
        var postgres = Clinic("Postgres", Down).With("connectorType", "AwsRdsPostgres");

        await org.AssertCreateRefusedAsync(Clinic(host: Down), 400, "INTERNAL_ERROR");
        await org.CreateAsync(postgres);
        org.Simulator.Quirks = Stores with { TypesThatConnectOtherwise = ["AwsRdsPostgres"] };
        await org.CreateAsync(Clinic(host: Down));
        await org.AssertCreateRefusedAsync(postgres.With("name", "Postgres_2"), 400, "INTERNAL_ERROR");
    }

    [Fact]
    public async Task A_type_that_is_not_switched_on_fails_at_connecting()
    {
        await using var org = await Data360Org.StartAsync();
        var redshift = Of("REDSHIFT", "Warehouse", ("method", "Ingress"))
            .With("credentials", Values(("authenticationOption", "usernameAndPassword"), ("username", "u"), ("password", "p")))
            .With("parameters", Values(("url", "cluster.abc.eu-west-1.redshift.amazonaws.com:5439"), ("database", "d"), ("hasPrivateNetworkRoute", "false")));

        await org.AssertCreateRefusedAsync(redshift, 400, "INTERNAL_ERROR");
        org.Simulator.Quirks = Stores;
        var id = (string)(await org.CreateAsync(redshift))["id"]!;
        org.Under.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("FAILED", await org.StatusOfAsync(id));
    }

    [Fact]
    public async Task A_slow_source_makes_create_slow()
    {
        var road = new SlowRoad();
        await using var org = await Data360Org.StartAsync(options => options with { Seed = OrgSeed.Empty, SlowSources = road.Latency });
        var creating = org.CreateAsync(Clinic(host: Slow));
        await road.Departure;

        road.Advance(TimeSpan.FromSeconds(7));
        await org.CreateAsync(Clinic("Other"));
        Assert.False(creating.IsCompleted);
        road.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("Clinic_07", (string?)(await creating)["name"]);
    }

    [Fact]
    public async Task One_who_gives_up_on_a_slow_source_has_still_created()
    {
        var road = new SlowRoad();
        await using var org = await Data360Org.StartAsync(options => options with { Seed = OrgSeed.Empty, SlowSources = road.Latency });
        using var impatience = new CancellationTokenSource();
        using var body = new StringContent(Clinic(host: Slow).ToJsonString(), Encoding.UTF8, "application/json");
        var creating = org.AskAsync("/connections", method: HttpMethod.Post, body: body, cancellation: impatience.Token);
        await road.Departure;

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => creating);
        Assert.Empty(org.Data360.Connections.All);
        road.Advance(TimeSpan.FromSeconds(8));
        await org.Under.AdvanceUntilAsync(() => org.Data360.Connections.All.Count == 1);

        Assert.Equal("Clinic_07", Assert.Single(org.Data360.Connections.All).Name);
    }

    [Fact]
    public async Task Of_two_on_a_slow_road_to_one_name_one_gets_it()
    {
        var road = new SlowRoad();
        await using var org = await Data360Org.StartAsync(options => options with { Seed = OrgSeed.Empty, SlowSources = road.Latency });
        var slow = org.PostAsync("/connections", Clinic(host: Slow));
        await road.Departure;

        await org.CreateAsync(Clinic());
        road.Advance(TimeSpan.FromSeconds(8));

        await Data360Org.AssertRefusedAsync(await slow, 400, "DUPLICATES_DETECTED");
        Assert.Single(org.Data360.Connections.All);
    }
}
