using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests;

public sealed class QuirksTests
{
    [Fact]
    public void Every_switch_has_its_other_side_in_AllOther()
    {
        var switches = typeof(Quirks).GetProperties().Where(property => property.PropertyType == typeof(bool)).ToArray();

        Assert.NotEmpty(switches);
        Assert.All(switches, property =>
        {
            Assert.False((bool)property.GetValue(new Quirks())!, property.Name);
            Assert.True((bool)property.GetValue(Quirks.AllOther)!, property.Name);
        });
    }

    [Fact]
    public async Task A_user_can_sign_in_with_every_switch_on_its_other_side()
    {
        await using var org = await OrgUnderTest.StartAsync(Quirks.AllOther);

        var tokens = await org.SignInAsync();

        Assert.True((await org.GetAsync("/services/oauth2/userinfo", (string?)tokens["access_token"])).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Switches_can_be_changed_while_the_org_runs()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var refreshToken = (string)(await org.SignInAsync())["refresh_token"]!;

        var before = await OrgUnderTest.JsonAsync(await org.RefreshAsync(refreshToken));
        org.Simulator.Quirks = org.Simulator.Quirks with { RotatesRefreshTokens = true };
        var after = await OrgUnderTest.JsonAsync(await org.RefreshAsync(refreshToken));

        Assert.Null(before["refresh_token"]);
        Assert.NotEqual(refreshToken, (string?)after["refresh_token"]);
        Assert.NotNull(after["refresh_token"]);
    }
}
