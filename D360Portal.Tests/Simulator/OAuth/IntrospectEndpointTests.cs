using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests.OAuth;

public sealed class IntrospectEndpointTests
{
    [Fact]
    public async Task A_living_token_is_described_and_not_kept_alive_by_that()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var tokens = await org.SignInAsync();

        var described = await AskAsync(org, (string)tokens["access_token"]!);
        Assert.True((bool)described["active"]!);
        Assert.Equal((string?)tokens["id"], (string?)described["sub"]);
        Assert.Equal(OrgUnderTest.Start.AddHours(2).ToUnixTimeSeconds(), (long)described["exp"]!);

        org.Time.Advance(TimeSpan.FromHours(1));
        await AskAsync(org, (string)tokens["access_token"]!);
        org.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal("""{"active":false}""", (await AskAsync(org, (string)tokens["access_token"]!)).ToJsonString());
    }

    [Fact]
    public async Task Only_the_app_may_ask()
    {
        await using var org = await OrgUnderTest.StartAsync();

        await OrgUnderTest.AssertRefusedAsync(
            "invalid_client_id", "client identifier invalid", await org.PostAsync("/services/oauth2/introspect", ("token", "whatever")));
    }

    private static async Task<System.Text.Json.Nodes.JsonObject> AskAsync(OrgUnderTest org, string token) => await OrgUnderTest.JsonAsync(await org.PostAsync(
        "/services/oauth2/introspect", ("token", token), ("client_id", SalesforceSimulator.ConsumerKey), ("client_secret", SalesforceSimulator.ConsumerSecret)));
}
