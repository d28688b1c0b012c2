using D360Portal.Simulator;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.WebUtilities;

namespace D360Portal.Tests.Features.SignIn;

/// <summary>An org of the settings whose app has <c>openid</c>: the same grant by way of an id token, over a real connection.</summary>
public sealed class OpenIdSignInTests : IAsyncLifetime
{
    private LoopbackOrg _org = default!;
    private RunningPortal _portal = default!;

    public async ValueTask InitializeAsync()
    {
        var address = new Uri($"http://localhost:{FreePort.Next()}");
        _org = await LoopbackOrg.StartAsync(address, change: options => options with { AppScopes = ["openid", .. options.AppScopes] });
        _portal = await RunningPortal.StartAsync(new RunningPortal.Setup
        {
            Address = address,
            Settings = _org.Settings("acme", "api openid refresh_token"),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        await _org.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_user_signs_in_with_an_id_token(bool otherQuirks)
    {
        _org.Org.Quirks = otherQuirks ? Quirks.AllOther : new Quirks();
        using var browser = _portal.OpenBrowser();

        var page = await browser.SignInAsync(start: "/sign-in/acme?returnUrl=/org");

        Assert.Equal(new Uri(_portal.Address, "/org"), page.Address);
        Assert.Contains(SimulatedUser.Admin.Name, page.Text, StringComparison.Ordinal);
        Assert.Equal(["D360Portal.acme", "D360Portal.Antiforgery"], browser.Cookies.GetAllCookies().Select(cookie => cookie.Name).Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(SimulatedUser.Admin.UserId, Assert.Single(await _portal.ReadGrantsAsync()).UserId);
        Assert.Empty(_portal.Log.Complaints());
        Assert.Empty(_org.Requests.Unknown);
    }

    [Fact]
    public async Task The_browser_is_sent_to_My_Domain_with_a_nonce()
    {
        using var browser = _portal.OpenBrowser();

        var location = (await browser.GetAsync("/sign-in/acme")).Location!;

        Assert.Equal(_org.Options.Origin.GetLeftPart(UriPartial.Authority), location.GetLeftPart(UriPartial.Authority));
        var query = QueryHelpers.ParseQuery(location.Query);
        Assert.Equal("api openid refresh_token", query["scope"]);
        Assert.NotEmpty(query["nonce"].ToString());
        Assert.DoesNotContain("response_mode", query.Keys);
    }

    [Fact]
    public async Task An_id_token_of_another_sign_in_is_not_believed_and_replaces_nothing()
    {
        using var browser = _portal.OpenBrowser();
        using var other = _portal.OpenBrowser();
        string? foreign = null;
        _org.Faults.Next(IdToken(token => foreign = token));
        await other.SignInAsync(start: "/sign-in/acme?returnUrl=/org");
        var before = Assert.Single(await _portal.ReadGrantsAsync());

        _org.Faults.Next(IdToken(_ => foreign!));
        var page = await browser.SignInAsync(start: "/sign-in/acme?returnUrl=/org");

        Assert.Equal(("/sign-in", "state"), (page.Address.AbsolutePath, page.Problem));
        Assert.Null(browser.Cookie("D360Portal.acme"));
        Assert.Equal(before.AccessToken, Assert.Single(await _portal.ReadGrantsAsync()).AccessToken);
        Assert.Single(_org.Requests.To("/services/oauth2/revoke"));
    }

    [Fact]
    public async Task An_id_token_about_another_user_than_the_identity_is_not_believed()
    {
        _org.Faults.Next(TokenFaults.IdentityOf(
            new Uri($"{_org.Options.Origin}id/{_org.Org.OrganizationId}/{SimulatedUser.Reviewer.UserId}"), The.ClientSecret));
        using var browser = _portal.OpenBrowser();

        var page = await browser.SignInAsync(start: "/sign-in/acme?returnUrl=/org");

        Assert.Equal("other_user", page.Problem);
        Assert.Empty(_org.Requests.To("/services/oauth2/userinfo"));
        Assert.Empty(await _portal.ReadGrantsAsync());
    }

    [Fact]
    public async Task An_id_token_that_nobody_signed_is_not_believed()
    {
        using var browser = _portal.OpenBrowser();
        _org.Faults.Next(IdToken(token => token[..^8] + "AAAAAAAA"));

        var page = await browser.SignInAsync(start: "/sign-in/acme?returnUrl=/org");

        Assert.Equal(("/sign-in", "unreadable"), (page.Address.AbsolutePath, page.Problem));
        Assert.Null(browser.Cookie("D360Portal.acme"));
        Assert.Empty(await _portal.ReadGrantsAsync());
        Assert.Single(_org.Requests.To("/services/oauth2/revoke"));
    }

    [Fact]
    public async Task An_answer_without_the_id_token_that_was_asked_for_is_checked_as_one_of_an_app_without()
    {
        _org.Faults.Next(new Fault("POST", "/services/oauth2/token", new FaultEffect.Tampered(answer => answer.WithJson(document => document.Remove("id_token")))));
        using var browser = _portal.OpenBrowser();

        var page = await browser.SignInAsync(start: "/sign-in/acme?returnUrl=/org");

        Assert.Equal("/org", page.Address.AbsolutePath);
    }

    private static Fault IdToken(Func<string, string> change) => new("POST", "/services/oauth2/token", new FaultEffect.Tampered(answer =>
        answer.WithJson(document => document["id_token"] = change(document["id_token"]!.GetValue<string>()))));
}
