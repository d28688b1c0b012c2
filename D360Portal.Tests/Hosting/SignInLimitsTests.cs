using System.Net;
using D360Portal.Hosting;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Hosting;

/// <summary>How often one address may begin, finish and end a session.</summary>
public sealed class SignInLimitsTests : IAsyncLifetime
{
    private const int Times = 3;

    private RunningPortal _portal = default!;

    public async ValueTask InitializeAsync() => _portal = await StartAsync(TimeSpan.FromMinutes(1));

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData("GET", "/sign-in/acme")]
    [InlineData("HEAD", "/sign-in/acme")]
    [InlineData("GET", "/SIGN-IN/acme?returnUrl=/org")]
    [InlineData("GET", "/sign-in/nowhere")]
    [InlineData("GET", "/oauth/callback?code=a&state=b")]
    [InlineData("GET", "/OAUTH/Callback?error=x")]
    [InlineData("POST", "/oauth/callback")]
    [InlineData("GET", "/oauth/callback/sandbox?code=a")]
    [InlineData("POST", "/sign-out")]
    [InlineData("POST", "/disconnect")]
    [InlineData("POST", "/o/sandbox/sign-out")]
    [InlineData("POST", "/o/sandbox/disconnect")]
    public async Task Who_asks_too_often_is_told_to_wait(string method, string path)
    {
        for (var time = 0; time < Times; time++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await AskAsync(path, method)).Status);
        }

        var (status, retryAfter, html) = await AskAsync(path, method);

        Assert.Equal((HttpStatusCode.TooManyRequests, "60"), (status, retryAfter));
        if (method is not "HEAD")
        {
            Assert.Contains("Too many requests", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("GET", "/sign-in")]
    [InlineData("GET", "/sign-in/")]
    [InlineData("GET", "/o/sandbox/sign-in")]
    [InlineData("GET", "/connect")]
    [InlineData("GET", "/connectors")]
    [InlineData("GET", "/nowhere")]
    [InlineData("GET", "/theme.js")]
    [InlineData("GET", "/health/live")]
    [InlineData("GET", "/health/ready")]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1")]
    public async Task Pages_circuits_files_and_health_are_not_limited(string method, string path)
    {
        for (var time = 0; time < 4 * Times; time++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await AskAsync(path, method)).Status);
        }
    }

    [Fact]
    public async Task Beginning_finishing_and_ending_are_counted_apart()
    {
        await SpendAsync("/sign-in/acme");

        Assert.Equal(HttpStatusCode.Redirect, (await AskAsync("/oauth/callback")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await AskAsync("/sign-out", "POST")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync("/sign-in/sandbox")).Status);
    }

    [Fact]
    public async Task Every_address_has_a_pace_of_its_own_and_a_household_one()
    {
        await SpendAsync("/oauth/callback", "203.0.113.7");
        await SpendAsync("/oauth/callback", "2001:db8:1:1::1");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync("/oauth/callback", client: "203.0.113.7")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync("/oauth/callback", client: "2001:db8:1:1:ffff::2")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await AskAsync("/oauth/callback", client: "203.0.113.8")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await AskAsync("/oauth/callback", client: "2001:db8:1:2::1")).Status);
    }

    [Fact]
    public async Task An_address_that_nobody_vouches_for_is_not_believed()
    {
        await using var portal = await StartAsync(TimeSpan.FromMinutes(1), proxies: "203.0.113.1");
        await SpendAsync("/oauth/callback", "203.0.113.7", portal);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync("/oauth/callback", client: "203.0.113.8", portal: portal)).Status);
    }

    [Fact]
    public async Task After_the_window_one_may_ask_again()
    {
        await using var portal = await StartAsync(TimeSpan.FromSeconds(5));
        await SpendAsync("/oauth/callback", portal: portal);
        var refused = await AskAsync("/oauth/callback", portal: portal);
        Assert.Equal((HttpStatusCode.TooManyRequests, "5"), (refused.Status, refused.RetryAfter));

        await Patience.UntilAsync(async () => (await AskAsync("/oauth/callback", portal: portal)).Status is HttpStatusCode.Redirect);
    }

    private static Task<RunningPortal> StartAsync(TimeSpan window, string proxies = "127.0.0.0/8, ::1") => RunningPortal.StartAsync(new RunningPortal.Setup
    {
        Settings = new()
        {
            ["ForwardedHeaders:KnownProxies"] = proxies,
            ["Salesforce:DefaultOrg"] = "acme",
            ["Salesforce:AllowLoopback"] = "true",
            ["Salesforce:Orgs:acme:MyDomain"] = $"http://localhost:{FreePort.Next()}",
            ["Salesforce:Orgs:acme:ClientId"] = "key",
            ["Salesforce:Orgs:acme:ClientSecret"] = "secret",
            ["Salesforce:Orgs:sandbox:MyDomain"] = $"http://localhost:{FreePort.Next()}",
            ["Salesforce:Orgs:sandbox:ClientId"] = "key",
            ["Salesforce:Orgs:sandbox:ClientSecret"] = "secret",
        },
        Services = services => services.AddSingleton(new SignInPace(Times, window)),
    });

    private async Task SpendAsync(string path, string? client = null, RunningPortal? portal = null)
    {
        for (var time = 0; time < Times; time++)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await AskAsync(path, client: client, portal: portal)).Status);
        }
    }

    private async Task<(HttpStatusCode Status, string? RetryAfter, string Html)> AskAsync(
        string path, string method = "GET", string? client = null, RunningPortal? portal = null)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri((portal ?? _portal).Address, path));
        if (client is not null)
        {
            request.Headers.Add("X-Forwarded-For", client);
        }

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, answer.Headers.RetryAfter?.ToString(), await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
