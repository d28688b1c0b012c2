using System.Net;
using D360Portal.Simulator;
using Microsoft.AspNetCore.WebUtilities;

namespace D360Portal.Tests.SimulatorTests.OAuth;

public sealed class AuthorizeEndpointTests
{
    [Fact]
    public async Task A_right_request_goes_on_to_the_login_page()
    {
        await using var org = await OrgUnderTest.StartAsync();

        Assert.StartsWith("/login?pending=", OrgUnderTest.Location(await org.GetAsync(OrgUnderTest.AuthorizeAddress())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("client_id", null, "invalid_client_id", "client identifier invalid")]
    [InlineData("client_id", "another-key", "invalid_client_id", "client identifier invalid")]
    [InlineData("redirect_uri", null, "redirect_uri_missing", "redirect_uri not provided")]
    [InlineData("redirect_uri", "http://localhost:3000/oauth/callback/", "redirect_uri_mismatch", "redirect_uri must match configuration")]
    [InlineData("redirect_uri", "http://localhost:3000/OAuth/callback", "redirect_uri_mismatch", "redirect_uri must match configuration")]
    [InlineData("redirect_uri", "http://127.0.0.1:3000/oauth/callback", "redirect_uri_mismatch", "redirect_uri must match configuration")]
    [InlineData("redirect_uri", "http://localhost:3000/oauth/callback?x=1", "redirect_uri_mismatch", "redirect_uri must match configuration")]
    public async Task Where_the_callback_cannot_be_trusted_the_browser_gets_a_bare_body(string name, string? value, string error, string description)
    {
        await using var org = await OrgUnderTest.StartAsync();

        var response = await org.GetAsync(OrgUnderTest.AuthorizeAddress((name, value)));

        await AssertBareAsync(HttpStatusCode.BadRequest, error, description, response);
    }

    [Fact]
    public async Task A_bare_body_may_come_with_200()
    {
        await using var org = await OrgUnderTest.StartAsync(new Quirks { BareErrorsAnswer200 = true });

        var response = await org.GetAsync(OrgUnderTest.AuthorizeAddress(("client_id", "another-key")));

        await AssertBareAsync(HttpStatusCode.OK, "invalid_client_id", "client identifier invalid", response);
    }

    [Theory]
    [InlineData("response_type", "token", "unsupported_response_type", "response type not supported")]
    [InlineData("response_type", null, "unsupported_response_type", "response type not supported")]
    [InlineData("code_challenge", null, "invalid_request", "missing required code challenge")]
    [InlineData("code_challenge", "short", "invalid_request", "invalid code challenge")]
    [InlineData("code_challenge_method", "plain", "invalid_request", "invalid code challenge")]
    [InlineData("code_challenge_method", null, "invalid_request", "invalid code challenge")]
    public async Task A_faulty_request_is_told_at_the_callback_or_to_the_browser(string name, string? value, string error, string description)
    {
        await using var org = await OrgUnderTest.StartAsync();
        var address = OrgUnderTest.AuthorizeAddress((name, value));

        var told = OrgUnderTest.QueryOf(await org.GetAsync(address));
        Assert.Equal((error, description, OrgUnderTest.State), (told["error"], told["error_description"], told["state"]));

        org.Simulator.Quirks = new Quirks { RequestErrorsWithoutRedirect = true };
        await AssertBareAsync(HttpStatusCode.BadRequest, error, description, await org.GetAsync(address));
    }

    [Fact]
    public async Task An_error_may_come_back_without_its_state()
    {
        await using var org = await OrgUnderTest.StartAsync(new Quirks { StateMissingOnErrors = true });

        var told = OrgUnderTest.QueryOf(await org.GetAsync(OrgUnderTest.AuthorizeAddress(("code_challenge", null))));

        Assert.Equal(["error", "error_description"], told.Keys.Order());
    }

    [Theory]
    [InlineData("api openid")]
    [InlineData("full")]
    [InlineData("API")]
    public async Task A_scope_that_the_app_lacks_ends_on_the_org_s_own_page(string scope)
    {
        await using var org = await OrgUnderTest.StartAsync();

        var location = OrgUnderTest.Location(await org.GetAsync(OrgUnderTest.AuthorizeAddress(("scope", scope))));
        Assert.Equal("/setup/secur/RemoteAccessErrorPage.apexp?error=invalid_scope&error_description=the%20requested%20scope%20is%20not%20allowed", location);

        var page = await OrgUnderTest.DocumentAsync(await org.GetAsync(location));
        Assert.Contains("OAUTH_APPROVAL_ERROR_GENERIC", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("invalid_scope", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_without_a_scope_gets_all_that_the_app_has()
    {
        await using var org = await OrgUnderTest.StartAsync();

        var tokens = await org.SignInAsync(changes: ("scope", null));

        Assert.Equal(new SimulatorOptions().AppScopes.Order(), ((string)tokens["scope"]!).Split(' ').Order());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_blocked_app_is_told_at_the_callback_or_on_a_page(bool onPage)
    {
        await using var org = await OrgUnderTest.StartAsync(new Quirks { AppErrorsOnErrorPage = onPage });
        org.Org.IsAppBlocked = true;

        var response = await org.GetAsync(OrgUnderTest.AuthorizeAddress());

        if (onPage)
        {
            Assert.StartsWith("/setup/secur/RemoteAccessErrorPage.apexp?error=OAUTH_APP_BLOCKED", OrgUnderTest.Location(response), StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal("OAUTH_APP_BLOCKED", OrgUnderTest.QueryOf(response)["error"]);
        }
    }

    [Theory]
    [InlineData("https://login.salesforce.com")]
    [InlineData("https://test.salesforce.com")]
    public async Task The_generic_login_hosts_do_not_know_an_app_of_one_org(string host)
    {
        await using var org = await OrgUnderTest.StartAsync();

        var told = OrgUnderTest.QueryOf(await org.GetAsync(host + OrgUnderTest.AuthorizeAddress()));

        Assert.Equal(("OAUTH_EC_APP_NOT_FOUND", "External client app is not installed in this org"), (told["error"], told["error_description"]));
    }

    [Fact]
    public async Task A_sign_in_without_a_screen_does_not_succeed()
    {
        await using var org = await OrgUnderTest.StartAsync();

        Assert.Equal("immediate_unsuccessful", OrgUnderTest.QueryOf(await org.GetAsync(OrgUnderTest.AuthorizeAddress(("prompt", "none"))))["error"]);
    }

    [Fact]
    public async Task A_repeated_parameter_counts_as_missing()
    {
        await using var org = await OrgUnderTest.StartAsync();

        var response = await org.GetAsync(OrgUnderTest.AuthorizeAddress() + "&redirect_uri=" + Uri.EscapeDataString(OrgUnderTest.Callback));

        await AssertBareAsync(HttpStatusCode.BadRequest, "redirect_uri_missing", "redirect_uri not provided", response);
    }

    [Fact]
    public async Task Post_is_refused()
    {
        await using var org = await OrgUnderTest.StartAsync();

        await AssertBareAsync(HttpStatusCode.BadRequest, "invalid_request", "must use HTTP GET", await org.PostAsync(OrgUnderTest.AuthorizeAddress()));
    }

    private static async Task AssertBareAsync(HttpStatusCode status, string error, string description, HttpResponseMessage response)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Null(response.Content.Headers.ContentType);
        var body = QueryHelpers.ParseQuery(await OrgUnderTest.TextAsync(response));
        Assert.Equal((error, description), ((string?)body["error"], (string?)body["error_description"]));
    }
}
