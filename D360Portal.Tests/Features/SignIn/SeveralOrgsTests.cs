using System.Net;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Features.SignIn;

/// <summary>Two orgs of the settings: acme, the default, and its sandbox below <c>/o/sandbox</c>.</summary>
public sealed class SeveralOrgsTests : IAsyncLifetime
{
    private AcmeAndItsSandbox _orgs = default!;

    private LoopbackOrg Acme => _orgs.Acme;

    private LoopbackOrg Sandbox => _orgs.Sandbox;

    private RunningPortal Portal => _orgs.Portal;

    public async ValueTask InitializeAsync() => _orgs = await AcmeAndItsSandbox.StartAsync();

    public ValueTask DisposeAsync() => _orgs.DisposeAsync();

    [Fact]
    public async Task Each_org_has_its_link_its_callback_its_pages_and_its_cookie()
    {
        using var browser = Portal.OpenBrowser();
        var signIn = await browser.OpenAsync("/o/sandbox/org?n=1");
        Assert.Equal("/o/sandbox/sign-in?returnUrl=%2Fo%2Fsandbox%2Forg%3Fn%3D1", signIn.Address.PathAndQuery);
        Assert.Equal(["Sign in to Acme", "Sign in to Acme Sandbox"], signIn.Document.QuerySelectorAll(".orgs a").Select(link => link.TextContent));

        var login = await browser.ClickAsync(signIn, "Sign in to Acme Sandbox");
        Assert.Equal(Sandbox.Options.Origin.Port, login.Address.Port);
        var approval = await browser.PressAsync(login, "Log In", ("username", "admin@simulated.example"), ("pw", "any"));
        var callback = (await browser.SubmitAsync(approval, "Allow")).Location!;
        Assert.Equal("/oauth/callback/sandbox", callback.AbsolutePath);
        var page = await browser.OpenAsync(callback.AbsoluteUri);

        Assert.Equal("/o/sandbox/org?n=1", page.Address.PathAndQuery);
        Assert.Equal("/o/sandbox/", page.Base.AbsolutePath);
        Assert.Equal("SANDBOX", page.Document.QuerySelector("[data-environment]")!.GetAttribute("data-environment"));
        Assert.Contains("Acme Sandbox", page.Text, StringComparison.Ordinal);
        Assert.NotNull(browser.Cookie("D360Portal.sandbox"));
        Assert.Null(browser.Cookie("D360Portal.acme"));

        // A session in one org is none in another.
        Assert.Equal("/sign-in?returnUrl=%2Forg", (await browser.OpenAsync("/org")).Address.PathAndQuery);
        Assert.Empty(Acme.Requests.To("/services/oauth2/token"));
        Assert.Empty(Portal.Log.Complaints());
    }

    [Fact]
    public async Task Signing_out_of_one_org_leaves_the_session_in_the_other()
    {
        using var browser = Portal.OpenBrowser();
        var production = await browser.SignInAsync(start: "/sign-in/acme?returnUrl=/org");
        Assert.Equal("PRODUCTION", production.Document.QuerySelector("[data-environment]")!.GetAttribute("data-environment"));
        var sandbox = await browser.SignInAsync(start: "/sign-in/sandbox?returnUrl=/o/sandbox/org");
        Assert.Equal("/o/sandbox/org", sandbox.Address.AbsolutePath);

        var farewell = await browser.PressAsync(sandbox, "Sign out");

        Assert.Equal(("/o/sandbox/sign-in", "signed_out"), (farewell.Address.AbsolutePath, farewell.Problem));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/org")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/o/sandbox/org")).Status);
        Assert.Empty(Portal.Log.Complaints());
    }

    [Fact]
    public async Task Disconnecting_from_one_org_revokes_there_alone()
    {
        using var browser = Portal.OpenBrowser();
        await browser.SignInAsync(start: "/sign-in/acme?returnUrl=/org");
        var sandbox = await browser.SignInAsync(start: "/sign-in/sandbox?returnUrl=/o/sandbox/org");

        await browser.PressAsync(sandbox, "Disconnect from Salesforce");

        Assert.Single(Sandbox.Requests.To("/services/oauth2/revoke"));
        Assert.Empty(Acme.Requests.To("/services/oauth2/revoke"));
        Assert.Equal("acme", Assert.Single(await Portal.ReadGrantsAsync()).OrgKey);
        Assert.Empty(Portal.Log.Complaints());
    }

    [Fact]
    public async Task A_sign_in_begun_with_one_org_cannot_end_at_the_other_s_callback()
    {
        using var browser = Portal.OpenBrowser();
        var callback = await browser.ReachCallbackAsync(start: "/sign-in/sandbox?returnUrl=/o/sandbox/org");

        var page = await browser.OpenAsync("/oauth/callback" + callback.Query);

        Assert.Equal("state", page.Problem);
        Assert.Empty(Acme.Requests.To("/services/oauth2/token"));
        Assert.Empty(await Portal.ReadGrantsAsync());
    }

    [Fact]
    public async Task A_failure_is_shown_below_the_org_that_it_happened_in()
    {
        using var browser = Portal.OpenBrowser();
        var approval = await browser.ReachApprovalAsync(start: "/sign-in/sandbox?returnUrl=" + Uri.EscapeDataString("/o/sandbox/org"));

        var page = await browser.PressAsync(approval, "Deny");

        Assert.Equal("/o/sandbox/sign-in?problem=access_denied&returnUrl=%2Fo%2Fsandbox%2Forg", page.Address.PathAndQuery);
        Assert.Equal(
            ["/sign-in/acme", "/sign-in/sandbox?returnUrl=%2Fo%2Fsandbox%2Forg"],
            page.Document.QuerySelectorAll(".orgs a").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [InlineData("/o/acme/org")]
    [InlineData("/o/nowhere/org")]
    [InlineData("/o/Sandbox/org")]
    [InlineData("/o/")]
    public async Task The_default_org_has_one_address_and_an_unknown_org_none(string address)
    {
        using var browser = Portal.OpenBrowser();

        var page = await browser.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Page not found", page.Heading);
    }

    [Fact]
    public async Task The_first_page_of_an_org_is_its_own()
    {
        using var browser = Portal.OpenBrowser();

        Assert.Equal(
            "/o/sandbox/sign-in?returnUrl=" + Uri.EscapeDataString("/o/sandbox" + The.FirstPage),
            (await browser.OpenAsync("/o/sandbox")).Address.PathAndQuery);
    }

    [Fact]
    public async Task Both_grants_stay_apart_although_the_user_is_the_same()
    {
        using var browser = Portal.OpenBrowser();
        await browser.SignInAsync(start: "/sign-in/acme?returnUrl=/org");
        await browser.SignInAsync(start: "/sign-in/sandbox?returnUrl=/o/sandbox/org");

        Assert.Equal(
            [("acme", Acme.Org.OrganizationId), ("sandbox", Sandbox.Org.OrganizationId)],
            (await Portal.ReadGrantsAsync()).Select(grant => (grant.OrgKey, grant.OrganizationId)).Order());
    }
}
