using System.Net;
using D360Portal.Tests.Testing;

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
}
