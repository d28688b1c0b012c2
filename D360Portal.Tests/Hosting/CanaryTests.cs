using D360Portal.Features.SignIn;
using D360Portal.Salesforce.Orgs;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace D360Portal.Tests.Hosting;

/// <summary>Secrets that are planted before a whole visit, and looked for afterwards wherever the portal writes.</summary>
public sealed class CanaryTests
{
    [Fact]
    public async Task After_a_whole_visit_no_secret_is_in_log_files_pages_or_cookies()
    {
        var address = new Uri($"http://localhost:{FreePort.Next()}");
        await using var org = await LoopbackOrg.StartAsync(address, change: options => options with { AppScopes = ["openid", .. options.AppScopes] });
        await using var portal = await RunningPortal.StartAsync(new RunningPortal.Setup
        {
            Address = address,
            Settings = new Dictionary<string, string?>(org.Settings("acme", "openid api refresh_token").Concat(PortalLoggingTests.Verbose())),
        });
        using var browser = portal.OpenBrowser();
        var written = new List<string>();

        Keep(await browser.OpenAsync("/"));
        Keep(await browser.OpenAsync("/sign-in?returnUrl=/org"));
        Keep(await browser.OpenAsync("/connect?myDomain=https://acme.my.salesforce.com"));
        var page = Keep(await browser.SignInAsync(start: "/sign-in/acme?returnUrl=/org"));
        Assert.Equal("/org", page.Address.AbsolutePath);
        var ticket = portal.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(SignInSchemes.Cookie(OrgKey.Parse("acme"))).TicketDataFormat.Unprotect(browser.Cookie("D360Portal.acme"))!;
        written.AddRange(ticket.Principal.Claims.Select(claim => claim.Value));
        written.AddRange(ticket.Properties.Items.Select(item => $"{item.Key}={item.Value}"));
        written.AddRange(browser.Cookies.GetAllCookies().Select(cookie => cookie.Value));
        written.Add(await portal.ReadFilesAsync());

        org.Org.ExpireAccessTokens();
        var grant = new D360Portal.Salesforce.Grants.GrantId((await portal.ReadGrantsAsync()).Single().Id);
        await portal.Services.GetRequiredService<D360Portal.Salesforce.Data360.Data360Client>().WhoAmIAsync(grant, TestContext.Current.CancellationToken);
        Keep(await browser.OpenAsync("/org"));
        Keep(await browser.OpenAsync("/nowhere"));
        Keep(await browser.OpenAsync("/oauth/callback?code=canary-code&state=canary-state"));
        Keep(await browser.PressAsync(page, "Sign out"));
        written.Add(await portal.ReadFilesAsync());
        written.Add(portal.Log.Text);

        var text = string.Join('\n', written);
        Assert.Contains(org.Org.Users[0].UserId, text, StringComparison.Ordinal);
        string[] secrets = [.. org.Org.IssuedSecrets, The.ClientSecret, "any password", "canary-code", "canary-state"];
        Assert.True(org.Org.IssuedSecrets.Count >= 4, "A code, two access tokens and a refresh token were issued.");
        Assert.All(secrets, secret => Assert.False(
            text.Contains(secret, StringComparison.Ordinal) || text.Contains(Uri.EscapeDataString(secret), StringComparison.Ordinal), $"{secret} was written."));

        PortalBrowser.Page Keep(PortalBrowser.Page read)
        {
            written.Add(read.Html);
            written.Add(string.Join('\n', read.Headers.Select(header => $"{header.Key}: {header.Value}")));
            return read;
        }
    }
}
