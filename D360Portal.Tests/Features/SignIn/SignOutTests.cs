using System.Net;
using System.Security.Claims;
using D360Portal.Features.SignIn;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace D360Portal.Tests.Features.SignIn;

public sealed class SignOutTests(DemoPortal demo) : DemoTests(demo)
{
    private const string CookieName = "D360Portal.simulated";

    [Fact]
    public async Task Signing_out_ends_the_session_and_leaves_the_grant()
    {
        using var browser = Portal.OpenBrowser();
        var page = await browser.SignInAsync();

        var farewell = await browser.PressAsync(page, "Sign out");

        Assert.Equal("signed_out", farewell.Problem);
        Assert.Null(browser.Cookie(CookieName));
        Assert.Equal("/sign-in", (await browser.OpenAsync("/org")).Address.AbsolutePath);
        Assert.Single(await Portal.ReadGrantsAsync());
        Assert.Empty(Org.Requests.To("/services/oauth2/revoke"));
    }

    [Theory]
    [InlineData("/sign-out")]
    [InlineData("/disconnect")]
    public async Task Without_an_antiforgery_token_nothing_happens(string address)
    {
        ExpectWarnings("The required antiforgery request token was not provided");
        using var browser = Portal.OpenBrowser();
        await browser.SignInAsync();

        var page = await browser.PostAsync(address);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("The portal did not accept that", page.Heading);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/org")).Status);
        Assert.Single(await Portal.ReadGrantsAsync());
    }

    [Theory]
    [InlineData("/sign-out")]
    [InlineData("/disconnect")]
    public async Task The_antiforgery_token_of_another_browser_does_not_do(string address)
    {
        ExpectWarnings("The antiforgery cookie token and request token do not match");
        using var attacker = Portal.OpenBrowser();
        using var victim = Portal.OpenBrowser();
        var token = (await attacker.SignInAsync()).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await victim.SignInAsync("reviewer@simulated.example");

        var page = await victim.PostAsync(address, ("__RequestVerificationToken", token));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(HttpStatusCode.OK, (await victim.GetAsync("/org")).Status);
    }

    [Theory]
    [InlineData("/sign-out")]
    [InlineData("/disconnect")]
    public async Task A_link_ends_no_session(string address)
    {
        using var browser = Portal.OpenBrowser();
        await browser.SignInAsync();

        var page = await browser.GetAsync(address);

        Assert.True(page.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, $"{page.Status}");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/org")).Status);
    }

    [Fact]
    public async Task A_copy_of_the_cookie_opens_nothing_after_signing_out()
    {
        using var browser = Portal.OpenBrowser();
        var page = await browser.SignInAsync();
        using var thief = Copy(browser);
        Assert.Equal(HttpStatusCode.OK, (await thief.GetAsync("/org")).Status);

        await browser.PressAsync(page, "Sign out");

        Assert.Equal("/sign-in", (await thief.OpenAsync("/org")).Address.AbsolutePath);
        Assert.Null(thief.Cookie(CookieName));
    }

    [Fact]
    public async Task A_copy_from_before_signing_in_again_opens_nothing_either()
    {
        using var browser = Portal.OpenBrowser();
        await browser.SignInAsync();
        using var thief = Copy(browser);
        var former = browser.Cookie(CookieName);
        var page = await browser.SignInAsync();
        Assert.NotEqual(former, browser.Cookie(CookieName));

        await browser.PressAsync(page, "Sign out");

        Assert.Equal("/sign-in", (await thief.OpenAsync("/org")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Signing_in_after_signing_out_begins_a_session_that_the_former_cookie_does_not_open()
    {
        using var browser = Portal.OpenBrowser();
        var page = await browser.SignInAsync();
        using var thief = Copy(browser);
        await browser.PressAsync(page, "Sign out");

        // The thief's browser signs nobody in, but somebody could put its cookie into the user's.
        browser.Cookies.Add(Portal.Address, new Cookie(CookieName, thief.Cookie(CookieName)));
        await browser.SignInAsync();

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/org")).Status);
        Assert.Equal("/sign-in", (await thief.OpenAsync("/org")).Address.AbsolutePath);
    }

    [Fact]
    public async Task The_same_user_s_other_browser_shares_the_grant_and_stays_signed_in()
    {
        using var here = Portal.OpenBrowser();
        using var there = Portal.OpenBrowser();
        var page = await here.SignInAsync();
        await there.SignInAsync();
        Assert.Single(await Portal.ReadGrantsAsync());

        await here.PressAsync(page, "Sign out");

        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/org")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await here.GetAsync("/org")).Status);
    }

    [Theory]
    [InlineData("/sign-out", "signed_out")]
    [InlineData("/disconnect", null)]
    public async Task Whoever_has_no_session_any_more_is_led_to_the_sign_in_page(string address, string? problem)
    {
        using var browser = Portal.OpenBrowser();
        var page = await browser.SignInAsync();
        await browser.PressAsync(page, "Sign out");

        var again = await browser.FollowAsync(await browser.PostAsync(address));

        Assert.Equal(("/sign-in", problem), (again.Address.AbsolutePath, again.Problem));
        Assert.Single(await Portal.ReadGrantsAsync());
    }

    [Fact]
    public async Task A_page_of_before_can_be_left_twice()
    {
        using var browser = Portal.OpenBrowser();
        var page = await browser.SignInAsync();
        await browser.PressAsync(page, "Sign out");

        Assert.Equal("signed_out", (await browser.PressAsync(page, "Sign out")).Problem);
    }

    [Fact]
    public async Task While_Salesforce_has_ended_the_grant_the_session_waits_and_goes_on_when_the_user_is_back_elsewhere()
    {
        using var here = Portal.OpenBrowser();
        using var there = Portal.OpenBrowser();
        await here.SignInAsync();
        await EndGrantAsync();
        Assert.Equal("grant_ended", (await here.OpenAsync("/org")).Problem);

        await there.SignInAsync();

        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/org")).Status);
    }

    [Fact]
    public async Task A_session_that_waits_can_be_ended_for_good()
    {
        using var browser = Portal.OpenBrowser();
        using var elsewhere = Portal.OpenBrowser();
        var page = await browser.SignInAsync();
        using var thief = Copy(browser);
        await EndGrantAsync();

        var farewell = await browser.PressAsync(page, "Sign out");
        await elsewhere.SignInAsync();

        Assert.Equal("signed_out", farewell.Problem);
        Assert.Equal(HttpStatusCode.Redirect, (await thief.GetAsync("/org")).Status);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/org")).Status);
    }

    [Fact]
    public async Task A_cookie_without_a_session_is_none_of_ours()
    {
        using var browser = Portal.OpenBrowser();
        await browser.SignInAsync();
        var format = Portal.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(SignInSchemes.Cookie(OrgKey.Parse("simulated"))).TicketDataFormat;
        var ticket = format.Unprotect(browser.Cookie(CookieName))!;
        var claims = ticket.Principal.Claims.Where(claim => claim.Type != "session");
        using var old = Portal.OpenBrowser();
        old.Cookies.Add(Portal.Address, new Cookie(CookieName, format.Protect(new AuthenticationTicket(
            new ClaimsPrincipal(new ClaimsIdentity(claims, "test")), ticket.Properties, ticket.AuthenticationScheme))));

        Assert.Equal("/sign-in", (await old.OpenAsync("/org")).Address.AbsolutePath);
    }

    private PortalBrowser Copy(PortalBrowser browser)
    {
        var cookies = new CookieContainer();
        cookies.Add(browser.Cookies.GetAllCookies());
        return Portal.OpenBrowser(cookies);
    }

    private async Task EndGrantAsync()
    {
        var id = new GrantId((await Portal.ReadGrantsAsync()).Single().Id);
        Assert.True(await Portal.Services.GetRequiredService<IGrantStore>().EndAsync(id, await SecretsOfAsync(id), "expired_or_revoked", Cancellation));
    }
}
