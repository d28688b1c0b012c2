using System.Net;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.WebUtilities;

namespace D360Portal.Tests.Hosting;

/// <summary>Behind a proxy that speaks https with the world and http with the portal.</summary>
public sealed class ProxyTests : IAsyncLifetime
{
    private RunningPortal _portal = default!;

    public async ValueTask InitializeAsync() => _portal = await RunningPortal.StartAsync(new RunningPortal.Setup
    {
        Settings = new() { ["PublicUrl"] = "https://portal.acme.example", ["ForwardedHeaders:KnownProxies"] = "127.0.0.0/8, ::1" },
    });

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task The_callback_is_the_public_one_and_cookies_are_for_https_alone()
    {
        using var answer = await AskAsync("/sign-in/simulated", forwarded: true);

        var query = QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
        Assert.Equal("https://portal.acme.example/oauth/callback", query["redirect_uri"]);
        Assert.StartsWith("https://portal.acme.example/_org/", answer.Headers.Location.AbsoluteUri, StringComparison.Ordinal);
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_page_leads_to_sign_in_at_the_public_address()
    {
        using var answer = await AskAsync("/org", forwarded: true);

        Assert.Equal(new Uri("https://portal.acme.example/sign-in?returnUrl=%2Forg"), answer.Headers.Location);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/org")]
    [InlineData("/nowhere")]
    [InlineData("/theme.js")]
    public async Task Browsers_are_told_to_come_by_https_alone(string path)
    {
        using var answer = await AskAsync(path, forwarded: true);

        Assert.Equal(["max-age=31536000"], answer.Headers.GetValues("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Past_the_proxy_everybody_is_sent_to_the_public_address()
    {
        using var answer = await AskAsync("/org?n=1", forwarded: false);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(new Uri("https://portal.acme.example/org?n=1"), answer.Headers.Location);
    }

    [Fact]
    public async Task Cookies_that_only_hosts_may_set_are_for_the_whole_host_on_every_org_s_pages()
    {
        await using var portal = await RunningPortal.StartAsync(new RunningPortal.Setup
        {
            Settings = new(The.TwoOrgs())
            {
                ["PublicUrl"] = "https://portal.acme.example",
                ["ForwardedHeaders:KnownProxies"] = "127.0.0.0/8, ::1",
            },
        });

        // A browser refuses a __Host- cookie with any other path, and then no form of that org is ever accepted.
        using var answer = await AskAsync("/o/sandbox/sign-in", forwarded: true, portal);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("__Host-D360Portal.Antiforgery=", StringComparison.Ordinal));
        Assert.Contains("path=/;", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task An_https_address_with_no_proxy_to_believe_is_warned_of()
    {
        await using var portal = await RunningPortal.StartAsync(new RunningPortal.Setup { Settings = new() { ["PublicUrl"] = "https://portal.acme.example" } });

        Assert.Contains(portal.Log.Complaints(), complaint => complaint.Contains("ForwardedHeaders:KnownProxies", StringComparison.Ordinal));
        Assert.DoesNotContain(_portal.Log.Complaints(), complaint => complaint.Contains("KnownProxies", StringComparison.Ordinal));
    }

    private async Task<HttpResponseMessage> AskAsync(string path, bool forwarded, RunningPortal? portal = null)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri((portal ?? _portal).Address, path));
        if (forwarded)
        {
            request.Headers.Add("X-Forwarded-For", "203.0.113.7");
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("X-Forwarded-Host", "portal.acme.example");
        }

        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
