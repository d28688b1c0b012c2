using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using static D360Portal.Tests.SimulatorTests.Data360.Definitions;

namespace D360Portal.Tests.SimulatorTests.Data360;

public sealed class ConnectionDeleteEndpointTests
{
    [Fact]
    public async Task It_answers_nothing_and_the_connection_is_gone()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Exactly(2));
        var id = org.Data360.Connections.All[0].Id;

        using var response = await org.DeleteAsync(id);

        Assert.Equal((204, ""), ((int)response.StatusCode, await OrgUnderTest.TextAsync(response)));
        Assert.Null(response.Content.Headers.ContentType);
        Assert.Equal(["AwsRdsMySql 002"], Data360Org.LabelsOf(await org.GetAsync("/connections?connectorType=AwsRdsMySql")));
        await org.AssertRefusedAsync($"/connections/{id}", 404, "ITEM_NOT_FOUND");
    }

    [Fact]
    public async Task What_is_gone_is_missing_in_two_ways()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Exactly(1));
        var id = org.Data360.Connections.All[0].Id;
        await org.DeleteAsync(id);

        await Data360Org.AssertRefusedAsync(await org.DeleteAsync(id), 404, "ITEM_NOT_FOUND");
        org.Simulator.Quirks = new Quirks { MissingItemAnswers500 = true };
        await Data360Org.AssertRefusedAsync(await org.DeleteAsync(id), 500, "UNKNOWN_EXCEPTION", $"Connection {id} not found");
    }

    [Fact]
    public async Task The_name_stays_taken_for_a_while()
    {
        await using var org = await Data360Org.StartAsync();
        await org.DeleteAsync((string)(await org.CreateAsync(Clinic()))["id"]!);

        await org.AssertCreateRefusedAsync(Clinic("clinic_07"), 400, "DUPLICATES_DETECTED", "A data connector with the provided name: clinic_07 already exists");
        org.Under.Time.Advance(TimeSpan.FromSeconds(14.9));
        await org.AssertCreateRefusedAsync(Clinic(), 400, "DUPLICATES_DETECTED");
        org.Under.Time.Advance(TimeSpan.FromSeconds(0.1));
        await org.CreateAsync(Clinic());
    }

    [Fact]
    public async Task The_name_is_free_at_once_with_the_switch()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { DeletedNameIsFreeAtOnce = true });
        await org.DeleteAsync((string)(await org.CreateAsync(Clinic()))["id"]!);

        await org.CreateAsync(Clinic());
    }

    [Fact]
    public async Task How_long_the_name_stays_taken_is_an_option()
    {
        await using var org = await Data360Org.StartAsync(options => options with { Seed = OrgSeed.Empty, NameLock = TimeSpan.FromHours(1) });
        await org.DeleteAsync((string)(await org.CreateAsync(Clinic()))["id"]!);

        org.Under.Time.Advance(TimeSpan.FromMinutes(59));
        await org.AssertCreateRefusedAsync(Clinic(), 400, "DUPLICATES_DETECTED");
        org.Under.Time.Advance(TimeSpan.FromMinutes(1));
        await org.CreateAsync(Clinic());
    }

    [Fact]
    public async Task What_a_data_stream_uses_cannot_be_deleted()
    {
        await using var org = await Data360Org.StartAsync();
        var id = (string)(await org.CreateAsync(Clinic()))["id"]!;

        org.Simulator.Org.SetConnectionInUse("Clinic_07");
        await Data360Org.AssertRefusedAsync(await org.DeleteAsync(id), 400, "DEPENDENCY_EXISTS");
        await org.GetAsync($"/connections/{id}");
        org.Simulator.Org.SetConnectionInUse("Clinic_07", inUse: false);
        Assert.Equal(204, (int)(await org.DeleteAsync(id)).StatusCode);
        Assert.Throws<ArgumentException>(() => org.Simulator.Org.SetConnectionInUse("Clinic_07"));
    }

    [Fact]
    public async Task A_reviewer_may_not_delete()
    {
        await using var org = await Data360Org.StartAsync(options => options with { Seed = OrgSeed.Exactly(1) }, SimulatedUser.Reviewer);

        await Data360Org.AssertRefusedAsync(await org.DeleteAsync(org.Data360.Connections.All[0].Id), 403, "FUNCTIONALITY_NOT_ENABLED");
        Assert.Single(org.Data360.Connections.All);
    }

    [Fact]
    public async Task Of_many_who_delete_at_once_one_does()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Exactly(1));
        var id = org.Data360.Connections.All[0].Id;

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => org.DeleteAsync(id)));

        Assert.Equal([204, .. Enumerable.Repeat(404, 9)], answers.Select(answer => (int)answer.StatusCode).Order());
    }

    [Fact]
    public async Task What_two_have_found_one_can_remove()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Exactly(1));
        var found = org.Data360.Connections.All[0];

        Assert.True(org.Data360.Connections.Remove(found, TimeSpan.Zero));
        Assert.False(org.Data360.Connections.Remove(found, TimeSpan.Zero));
    }

    [Fact]
    public async Task Short_ids_are_as_good_unless_the_switch_refuses_them()
    {
        await using var org = await Data360Org.StartAsync(OrgSeed.Exactly(1), new Quirks { ShortIdsRefused = true });
        var id = org.Data360.Connections.All[0].Id[..15];

        Assert.Equal(404, (int)(await org.DeleteAsync(id)).StatusCode);
        org.Simulator.Quirks = new Quirks();
        Assert.Equal(204, (int)(await org.DeleteAsync(id)).StatusCode);
    }
}
