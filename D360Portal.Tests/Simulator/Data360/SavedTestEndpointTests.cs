using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Data360.Connections;
using static D360Portal.Tests.SimulatorTests.Data360.Definitions;

namespace D360Portal.Tests.SimulatorTests.Data360;

public sealed class SavedTestEndpointTests
{
    private static readonly Quirks StoresUnchecked = new() { CreateDoesNotConnect = true, StoredIsNeverChecked = true };

    [Theory]
    [InlineData("down.abc.eu-west-1.rds.amazonaws.com", "p", "CONNECTION_NOT_ESTABLISHED")]
    [InlineData("up.abc.eu-west-1.rds.amazonaws.com", "wrong", "INVALID_CREDENTIALS")]
    public async Task It_works_with_what_was_given_at_create_and_changes_the_status(string host, string password, string errorCode)
    {
        await using var org = await Data360Org.StartAsync(StoresUnchecked);
        var id = (string)(await org.CreateAsync(Clinic(host: host, password: password)))["id"]!;

        var answer = await org.TestAsync(null, id);

        Assert.Equal((false, errorCode), ((bool)answer["success"]!, (string?)answer["errors"]![0]!["errorCode"]));
        Assert.Equal("FAILED", await org.StatusOfAsync(id));
    }

    [Fact]
    public async Task A_failure_that_is_told_with_400_changes_the_status_too()
    {
        await using var org = await Data360Org.StartAsync(StoresUnchecked with { FailedTestAnswers400 = true });
        var id = (string)(await org.CreateAsync(Clinic(password: "wrong")))["id"]!;

        using var response = await org.PostAsync($"/connections/{id}/actions/test");

        await Data360Org.AssertRefusedAsync(response, 400, "INVALID_CREDENTIALS");
        Assert.Equal("FAILED", await org.StatusOfAsync(id));
    }

    [Theory]
    [InlineData("Failed")]
    [InlineData("Disconnected")]
    [InlineData("NeedsReAuth")]
    [InlineData("Processing")]
    public async Task A_source_that_answers_again_heals_the_connection(string health)
    {
        await using var org = await Data360Org.StartAsync();
        var id = org.Add(change: connection => connection with { Health = Enum.Parse<ConnectionHealth>(health) }).Id;

        Assert.Equal("""{"success":true,"errors":[]}""", (await org.TestAsync(null, id)).ToJsonString());
        Assert.Equal("CONNECTED", await org.StatusOfAsync(id));
    }

    [Fact]
    public async Task It_ends_the_wait_for_the_status()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { CreateDoesNotConnect = true });
        var id = (string)(await org.CreateAsync(Clinic()))["id"]!;

        await org.TestAsync(null, id);

        Assert.Equal("CONNECTED", await org.StatusOfAsync(id));
    }

    [Fact]
    public async Task Every_seeded_connection_of_a_type_that_is_switched_on_answers()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Hospitals);

        foreach (var connection in org.Data360.Connections.All)
        {
            Assert.True((bool)(await org.TestAsync(null, connection.Id))["success"]!, connection.Label);
        }
    }

    [Fact]
    public async Task A_seeded_connection_may_lead_nowhere()
    {
        await using var org = await Data360Org.StartAsync();
        var id = org.Add(change: connection => connection with { Family = new DataFamily { Parameters = [new NamedValue("jdbc_connection_url", "down.example:3306")] } }).Id;

        Assert.False((bool)(await org.TestAsync(null, id))["success"]!);
    }

    [Fact]
    public async Task Only_one_who_may_change_may_test_and_only_what_is_there()
    {
        await using var org = await Data360Org.StartAsync();
        await using var reviewer = await Data360Org.StartAsync(options => options with { Seed = OrgSeed.Empty }, SimulatedUser.Reviewer);
        var id = reviewer.Add().Id;

        using var missing = await org.PostAsync("/connections/9cgSM0000009999/actions/test");
        using var forbidden = await reviewer.PostAsync($"/connections/{id}/actions/test");

        await Data360Org.AssertRefusedAsync(missing, 404, "ITEM_NOT_FOUND");
        await Data360Org.AssertRefusedAsync(forbidden, 403, "FUNCTIONALITY_NOT_ENABLED");
    }

    [Fact]
    public async Task A_connection_that_is_deleted_during_its_test_stays_deleted()
    {
        var road = new SlowRoad();
        await using var org = await Data360Org.StartAsync(options => options with { Seed = OrgSeed.Empty, Quirks = StoresUnchecked, SlowSources = road.Latency });
        var id = (string)(await org.CreateAsync(Clinic(host: "slow.abc.eu-west-1.rds.amazonaws.com")))["id"]!;
        var test = org.TestAsync(null, id);
        await road.Departure;

        Assert.Equal(204, (int)(await org.DeleteAsync(id)).StatusCode);
        road.Advance(TimeSpan.FromSeconds(8));

        Assert.True((bool)(await test)["success"]!);
        Assert.Empty(org.Data360.Connections.All);
    }
}
