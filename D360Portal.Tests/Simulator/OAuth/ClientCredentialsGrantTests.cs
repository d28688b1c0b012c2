using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests.OAuth;

public sealed class ClientCredentialsGrantTests
{
    [Fact]
    public async Task The_app_acts_as_its_run_as_user_and_gets_no_refresh_token()
    {
        await using var org = await OrgUnderTest.StartAsync(options => options with
        {
            RunAsUser = "reviewer@simulated.example",
            AppScopes = ["api", "refresh_token", "offline_access", "full", "web", "openid", "cdp_api"],
        });

        var tokens = await OrgUnderTest.JsonAsync(await org.PostTokenAsync("client_credentials"));

        Assert.Equal(["api", "cdp_api"], ((string)tokens["scope"]!).Split(' ').Order());
        Assert.Null(tokens["refresh_token"]);
        Assert.Null(tokens["id_token"]);
        var who = await OrgUnderTest.JsonAsync(await org.GetAsync("/services/oauth2/userinfo", (string?)tokens["access_token"]));
        Assert.Equal("reviewer@simulated.example", (string?)who["preferred_username"]);
    }

    [Fact]
    public async Task Without_a_run_as_user_there_is_no_token()
    {
        await using var org = await OrgUnderTest.StartAsync(options => options with { RunAsUser = null });

        await OrgUnderTest.AssertRefusedAsync("invalid_grant", "no client credentials user enabled", await org.PostTokenAsync("client_credentials"));
    }

    [Fact]
    public async Task The_run_as_user_must_be_active_and_approved()
    {
        await using var org = await OrgUnderTest.StartAsync(options => options with { PreAuthorizedUsers = [] });

        await OrgUnderTest.AssertRefusedAsync("invalid_app_access", "user is not admin approved to access this app", await org.PostTokenAsync("client_credentials"));
        org.Org.Deactivate(SimulatedUser.Admin.Username);
        await OrgUnderTest.AssertRefusedAsync("invalid_grant", "inactive user", await org.PostTokenAsync("client_credentials"));
    }

    [Fact]
    public async Task An_app_that_may_not_have_tokens_for_itself_asks_for_an_unknown_grant_type()
    {
        await using var org = await OrgUnderTest.StartAsync(options => options with { AllowsClientCredentials = false });

        await OrgUnderTest.AssertRefusedAsync("unsupported_grant_type", "grant type not supported", await org.PostTokenAsync("client_credentials"));
        Assert.NotNull((await org.SignInAsync())["access_token"]);
    }

    [Fact]
    public async Task The_generic_login_hosts_refuse()
    {
        await using var org = await OrgUnderTest.StartAsync();

        var response = await org.PostAsync(
            "https://login.salesforce.com/services/oauth2/token",
            ("grant_type", "client_credentials"), ("client_id", SalesforceSimulator.ConsumerKey), ("client_secret", SalesforceSimulator.ConsumerSecret));

        await OrgUnderTest.AssertRefusedAsync("invalid_grant", "request not supported on this domain", response);
    }
}
