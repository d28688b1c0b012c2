using System.Net;
using D360Portal.Features.SignIn;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using D360Portal.Sessions;
using D360Portal.Simulator;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace D360Portal.Tests.Features.SignIn;

/// <summary>Signing in to the demo's org, whose app has no <c>openid</c>, as the article's has none.</summary>
public sealed class SignInTests(DemoPortal demo) : DemoTests(demo)
{
    private const string CookieName = "D360Portal.simulated";
    private const string Token = "/services/oauth2/token";
    private const string Revoke = "/services/oauth2/revoke";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_user_signs_in_whichever_way_Salesforce_takes_where_it_is_undocumented(bool otherQuirks)
    {
        Org.Quirks = otherQuirks ? Quirks.AllOther : new Quirks();
        using var browser = Portal.OpenBrowser();

        var page = await browser.SignInAsync();

        Assert.Equal("/org", page.Address.AbsolutePath);
        Assert.Equal("Org", page.Heading);
        Assert.Contains(SimulatedUser.Admin.Name, page.Text, StringComparison.Ordinal);
        Assert.Contains(Org.Org.OrganizationId, page.Text, StringComparison.Ordinal);
        Assert.Contains("SIMULATED", page.Text, StringComparison.Ordinal);
        Assert.Contains("the org says so", page.Text, StringComparison.Ordinal);
        var grant = Assert.Single(await Portal.ReadGrantsAsync());
        Assert.Equal((Org.Org.OrganizationId, SimulatedUser.Admin.UserId, "simulated"), (grant.OrganizationId, grant.UserId, grant.OrgKey));
        Assert.NotNull(grant.RefreshToken);
    }

    [Fact]
    public async Task The_browser_is_sent_off_with_a_code_challenge_the_configured_scopes_and_the_exact_callback()
    {
        using var browser = Portal.OpenBrowser();

        var location = (await browser.GetAsync("/sign-in/simulated")).Location!;

        Assert.Equal("/_org/services/oauth2/authorize", location.AbsolutePath);
        var query = QueryHelpers.ParseQuery(location.Query);
        Assert.Equal("code", query["response_type"]);
        Assert.Equal(SalesforceSimulator.ConsumerKey, query["client_id"]);
        Assert.Equal(new Uri(Portal.Address, "/oauth/callback").AbsoluteUri, query["redirect_uri"]);
        Assert.Equal("api refresh_token cdp_api cdp_query_api cdp_profile_api cdp_ingest_api", query["scope"]);
        Assert.Equal("S256", query["code_challenge_method"]);
        Assert.Equal(43, query["code_challenge"].ToString().Length);
        Assert.NotEmpty(query["state"].ToString());
        Assert.Equal(
            ["client_id", "code_challenge", "code_challenge_method", "redirect_uri", "response_type", "scope", "state"],
            query.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_code_is_redeemed_once_with_secret_and_verifier_and_without_a_scope()
    {
        using var browser = Portal.OpenBrowser();

        await browser.SignInAsync();

        var call = Assert.Single(Org.Requests.To(Token));
        Assert.Equal("authorization_code", call.GrantType);
        Assert.Equal(
            ["client_id", "client_secret", "code", "code_verifier", "grant_type", "redirect_uri"],
            call.FormFields.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_cookie_is_small_and_says_who_it_is_and_nothing_else()
    {
        using var browser = Portal.OpenBrowser();
        await browser.SignInAsync();

        var value = browser.Cookie(CookieName)!;

        Assert.InRange(value.Length, 1, 1000);
        var ticket = Portal.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(SignInSchemes.Cookie(OrgKey.Parse("simulated"))).TicketDataFormat.Unprotect(value)!;
        var grant = Assert.Single(await Portal.ReadGrantsAsync());
        Assert.Equal(
            [
                ("sub", SimulatedUser.Admin.UserId),
                ("name", SimulatedUser.Admin.Name),
                ("org", "simulated"),
                ("organization", Org.Org.OrganizationId),
                ("grant", grant.Id.ToString("N")),
            ],
            ticket.Principal.Claims.Where(claim => claim.Type != "session").Select(claim => (claim.Type, claim.Value)));
        Assert.True(SessionId.TryParse(Assert.Single(ticket.Principal.Claims, claim => claim.Type == "session").Value, out _));
        Assert.Equal([".expires", ".issued"], ticket.Properties.Items.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nothing_of_the_round_trip_stays_in_the_browser()
    {
        using var browser = Portal.OpenBrowser();

        await browser.SignInAsync();

        Assert.Equal(
            ["D360Portal.Antiforgery", CookieName],
            browser.Cookies.GetAllCookies().Where(cookie => !cookie.Expired).Select(cookie => cookie.Name).Order(StringComparer.Ordinal));
        Assert.All(browser.Cookies.GetAllCookies(), cookie => Assert.True(cookie.HttpOnly));
    }

    [Fact]
    public async Task A_session_that_somebody_planted_is_replaced()
    {
        using var browser = Portal.OpenBrowser();
        await browser.SignInAsync("reviewer@simulated.example");
        var planted = browser.Cookie(CookieName);

        var page = await browser.SignInAsync("admin@simulated.example");

        Assert.NotEqual(planted, browser.Cookie(CookieName));
        Assert.Contains(SimulatedUser.Admin.Name, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_are_sealed_on_the_server_and_nowhere_else()
    {
        using var browser = Portal.OpenBrowser();
        var page = await browser.SignInAsync();

        var secrets = await SecretsOfAsync(new((await Portal.ReadGrantsAsync()).Single().Id));
        Assert.Contains(secrets.AccessToken.Reveal(), Org.Org.IssuedSecrets);
        Assert.Contains(secrets.RefreshToken!.Value.Reveal(), Org.Org.IssuedSecrets);

        var files = await Portal.ReadFilesAsync();
        Assert.Contains(SimulatedUser.Admin.UserId, files, StringComparison.Ordinal);
        foreach (var secret in Org.Org.IssuedSecrets)
        {
            Assert.DoesNotContain(secret, files, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, page.Html, StringComparison.Ordinal);
            Assert.All(Org.Requests.All, request => Assert.DoesNotContain(secret, request.Query, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Six_sign_ins_of_one_user_share_one_grant_and_none_pushes_another_out()
    {
        using var first = Portal.OpenBrowser();
        await first.SignInAsync();
        for (var number = 2; number <= 6; number++)
        {
            using var another = Portal.OpenBrowser();
            await another.SignInAsync();
        }

        Assert.Single(await Portal.ReadGrantsAsync());
        Assert.Equal([200, 200, 200, 200, 200], Org.Requests.To(Revoke).Select(request => request.Status ?? 0));
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("/org")).Status);

        // The grant that all six share is the newest approval: it renews.
        Org.Org.ExpireAccessTokens();
        var id = new GrantId((await Portal.ReadGrantsAsync()).Single().Id);
        var who = await Portal.Services.GetRequiredService<Data360Client>().WhoAmIAsync(id, Cancellation);
        Assert.Equal(SimulatedUser.Admin.UserId, who.UserId);
    }

    [Fact]
    public async Task Each_user_has_a_grant_of_their_own()
    {
        using var admin = Portal.OpenBrowser();
        using var reviewer = Portal.OpenBrowser();

        await admin.SignInAsync("admin@simulated.example");
        var page = await reviewer.SignInAsync("reviewer@simulated.example");

        Assert.Equal(2, (await Portal.ReadGrantsAsync()).Count);
        Assert.Contains(SimulatedUser.Reviewer.Name, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(SimulatedUser.Admin.Name, page.Text, StringComparison.Ordinal);
        Assert.Contains(SimulatedUser.Admin.Name, (await admin.GetAsync("/org")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_that_was_asked_for_comes_after_the_sign_in()
    {
        using var browser = Portal.OpenBrowser();

        var signIn = await browser.OpenAsync("/org?from=mail&n=1");
        Assert.Equal("/sign-in?returnUrl=%2Forg%3Ffrom%3Dmail%26n%3D1", signIn.Address.PathAndQuery);
        var login = await browser.ClickAsync(signIn, "Sign in to Simulated org");
        var approval = await browser.PressAsync(login, "Log In", ("username", "admin@simulated.example"), ("pw", "any"));
        var page = await browser.PressAsync(approval, "Allow");

        Assert.Equal("/org?from=mail&n=1", page.Address.PathAndQuery);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("%2f%2fevil.example")]
    [InlineData("/org\r\nSet-Cookie: evil=1")]
    [InlineData("/\t/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("///evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("@evil.example")]
    public async Task No_address_leads_out_of_the_portal(string returnUrl)
    {
        using var browser = Portal.OpenBrowser();

        var page = await browser.SignInAsync(start: "/sign-in/simulated?returnUrl=" + Uri.EscapeDataString(returnUrl));

        Assert.Equal(new Uri(Portal.Address, "/connectors"), page.Address);
        var signIn = await browser.OpenAsync("/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));
        Assert.Equal("/sign-in/simulated", Assert.Single(signIn.Document.QuerySelectorAll(".orgs a")).GetAttribute("href"));
        Assert.DoesNotContain(browser.Cookies.GetAllCookies(), cookie => cookie.Name == "evil");
    }

    [Fact]
    public async Task A_page_with_letters_of_any_language_in_its_address_is_come_back_to()
    {
        using var browser = Portal.OpenBrowser();

        var page = await browser.SignInAsync(start: "/sign-in/simulated?returnUrl=" + Uri.EscapeDataString("/org?from=Zürich"));

        Assert.Equal("/org?from=Z%C3%BCrich", page.Address.PathAndQuery);
    }

    [Fact]
    public async Task The_sign_in_page_is_plain_html_whose_link_is_not_fetched_beforehand()
    {
        using var browser = Portal.OpenBrowser();

        var page = await browser.GetAsync("/sign-in");

        Assert.Equal("false", Assert.Single(page.Document.QuerySelectorAll(".orgs a")).GetAttribute("data-enhance-nav"));
        Assert.DoesNotContain("blazor.web", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sign_in_page_helps_with_refusals_that_never_come_back()
    {
        using var browser = Portal.OpenBrowser();

        var help = (await browser.GetAsync("/sign-in")).Document.QuerySelector("details")!.TextContent;

        Assert.All(
            ["invalid_scope", "redirect_uri_mismatch", "invalid_client_id", "OAUTH_EC_APP_NOT_FOUND", "OAUTH_APP_BLOCKED", "OAUTH_APPROVAL_ERROR_GENERIC", "missing required code challenge", "app must be installed into org"],
            word => Assert.Contains(word, help, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_org_that_is_not_configured_has_no_sign_in()
    {
        using var browser = Portal.OpenBrowser();

        var page = await browser.GetAsync("/sign-in/nowhere");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Page not found", page.Heading);
    }

    [Fact]
    public async Task Fewer_scopes_than_asked_for_let_the_user_in_and_are_named()
    {
        Org.Faults.Next(TokenFaults.GrantedOnly("api refresh_token"));
        using var browser = Portal.OpenBrowser();

        var page = await browser.SignInAsync();

        Assert.Equal(
            ["cdp_api not granted", "cdp_query_api not granted", "cdp_profile_api not granted", "cdp_ingest_api not granted"],
            page.Document.QuerySelectorAll(".scopes .missing").Select(item => string.Join(' ', item.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.Contains("Some scopes that the portal asks for were not granted", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_org_that_will_not_say_what_it_is_lets_the_user_in_all_the_same()
    {
        Org.Faults.Next(AnyFaults.Status("/services/data/v66.0/query", 403));
        using var browser = Portal.OpenBrowser();

        var page = await browser.SignInAsync();

        Assert.Equal("/org", page.Address.AbsolutePath);
        Assert.Contains("SIMULATED (told by its address)", page.Text, StringComparison.Ordinal);
    }
}
