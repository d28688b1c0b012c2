using System.Net;
using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests;

public sealed class SimulatedOrgTests
{
    private const string Admin = "admin@simulated.example";
    private const string Reviewer = "reviewer@simulated.example";

    [Fact]
    public async Task Expired_access_tokens_can_be_renewed()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var tokens = await org.SignInAsync();

        org.Org.ExpireAccessTokens();

        Assert.False(await IsAliveAsync(org, tokens["access_token"]));
        Assert.True(await IsAliveAsync(org, (await OrgUnderTest.JsonAsync(await org.RefreshAsync((string)tokens["refresh_token"]!)))["access_token"]));
    }

    [Fact]
    public async Task One_user_s_tokens_can_expire_alone()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var admin = (await org.SignInAsync(Admin))["access_token"];
        var reviewer = (await org.SignInAsync(Reviewer))["access_token"];

        org.Org.ExpireAccessTokens(Reviewer);

        Assert.Equal((true, false), (await IsAliveAsync(org, admin), await IsAliveAsync(org, reviewer)));
    }

    [Fact]
    public async Task Revoked_grants_are_over_for_that_user_alone()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var admin = await org.SignInAsync(Admin);
        var reviewer = await org.SignInAsync(Reviewer);

        org.Org.RevokeGrants(Admin);

        Assert.Equal((false, true), (await IsAliveAsync(org, admin["access_token"]), await IsAliveAsync(org, reviewer["access_token"])));
        await OrgUnderTest.AssertRefusedAsync("invalid_grant", "expired access/refresh token", await org.RefreshAsync((string)admin["refresh_token"]!));
        Assert.True((await org.RefreshAsync((string)reviewer["refresh_token"]!)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_new_consumer_secret_ends_every_token_and_replaces_the_old_one()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var tokens = await org.SignInAsync();

        var secret = org.Org.RotateConsumerSecret();

        Assert.NotEqual(SalesforceSimulator.ConsumerSecret, secret);
        Assert.False(await IsAliveAsync(org, tokens["access_token"]));
        await OrgUnderTest.AssertRefusedAsync(
            "invalid_client",
            "invalid client credentials",
            await org.PostAsync("/services/oauth2/token", ("grant_type", "refresh_token"), ("client_id", SalesforceSimulator.ConsumerKey), ("client_secret", SalesforceSimulator.ConsumerSecret)));
        Assert.NotNull((await org.SignInAsync())["access_token"]);
    }

    [Fact]
    public async Task A_frozen_user_has_no_session_and_gets_no_new_one()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var tokens = await org.SignInAsync(Reviewer);

        org.Org.Deactivate(Reviewer);

        Assert.False(await IsAliveAsync(org, tokens["access_token"]));
        await OrgUnderTest.AssertRefusedAsync("invalid_grant", "inactive user", await org.RefreshAsync((string)tokens["refresh_token"]!));
        Assert.Equal("inactive_user", OrgUnderTest.QueryOf(await org.LogInAsync(await org.OpenLoginAsync(), Reviewer))["error"]);

        org.Org.Activate(Reviewer);
        Assert.True(await IsAliveAsync(org, tokens["access_token"]));
    }

    [Fact]
    public async Task A_blocked_app_is_refused_everywhere_until_it_is_not()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var tokens = await org.SignInAsync();
        var code = await org.GetCodeAsync();

        org.Org.IsAppBlocked = true;

        Assert.False(await IsAliveAsync(org, tokens["access_token"]));
        foreach (var response in (HttpResponseMessage[])[await org.RefreshAsync((string)tokens["refresh_token"]!), await org.RedeemAsync(code), await org.PostTokenAsync("client_credentials")])
        {
            await OrgUnderTest.AssertRefusedAsync("OAUTH_APP_BLOCKED", "this app is blocked by admin", response);
        }

        org.Org.IsAppBlocked = false;
        Assert.True(await IsAliveAsync(org, tokens["access_token"]));
    }

    [Fact]
    public async Task Everything_secret_that_was_issued_is_remembered()
    {
        await using var org = await OrgUnderTest.StartAsync(new Quirks { RotatesRefreshTokens = true });
        var code = await org.GetCodeAsync();
        var tokens = await OrgUnderTest.JsonAsync(await org.RedeemAsync(code));
        var renewed = await OrgUnderTest.JsonAsync(await org.RefreshAsync((string)tokens["refresh_token"]!));

        string?[] secrets = [code, (string?)tokens["access_token"], (string?)tokens["refresh_token"], (string?)renewed["access_token"], (string?)renewed["refresh_token"]];

        Assert.Equal(secrets, org.Org.IssuedSecrets.OrderBy(secret => Array.IndexOf(secrets, secret)));
    }

    [Fact]
    public async Task A_user_that_is_not_there_is_a_mistake_of_the_test()
    {
        await using var org = await OrgUnderTest.StartAsync();

        Assert.Throws<ArgumentException>(() => org.Org.RevokeGrants("nobody@simulated.example"));
    }

    private static async Task<bool> IsAliveAsync(OrgUnderTest org, System.Text.Json.Nodes.JsonNode? token) =>
        (await org.GetAsync("/services/oauth2/userinfo", (string?)token)).StatusCode == HttpStatusCode.OK;
}
