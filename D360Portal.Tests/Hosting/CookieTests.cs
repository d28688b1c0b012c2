using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Hosting;

/// <summary>Every cookie that the portal sets in a whole visit, at an https address and at an http one.</summary>
public sealed class CookieTests
{
    private const string Scopes = "api openid refresh_token";

    [Fact]
    public async Task At_an_https_address_every_cookie_is_this_host_s_alone()
    {
        var portalAddress = new Uri("https://portal.acme.example");
        await using var org = await LoopbackOrg.StartAsync(portalAddress, change: options => options with { AppScopes = ["openid", .. options.AppScopes] });
        await using var portal = await RunningPortal.StartAsync(new RunningPortal.Setup
        {
            Settings = new Dictionary<string, string?>(org.Settings("acme", Scopes))
            {
                ["PublicUrl"] = portalAddress.AbsoluteUri,
                ["ForwardedHeaders:KnownProxies"] = "127.0.0.0/8, ::1",
            },
        });
        using var proxy = new ForwardedVisit(portal.Address, portalAddress);

        await proxy.GetAsync("/sign-in");
        await proxy.SignInAsync();
        await proxy.GetAsync("/org");

        Assert.Equal(
            ["Antiforgery", "Correlation", "Nonce", "acme"],
            proxy.SetCookies.Select(cookie => Name(cookie)["__Host-D360Portal.".Length..].Split('.')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(proxy.SetCookies, cookie =>
        {
            Assert.StartsWith("__Host-D360Portal.", cookie, StringComparison.Ordinal);
            Assert.Contains("; path=/;", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("; samesite=(lax|strict)", cookie);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });

        // What only the round trip needed is taken away again.
        Assert.Equal(["__Host-D360Portal.Antiforgery", "__Host-D360Portal.acme"], proxy.Kept.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task At_an_http_address_no_script_reads_a_cookie_and_no_foreign_form_sends_one()
    {
        var address = new Uri($"http://localhost:{FreePort.Next()}");
        await using var org = await LoopbackOrg.StartAsync(address, change: options => options with { AppScopes = ["openid", .. options.AppScopes] });
        await using var portal = await RunningPortal.StartAsync(new RunningPortal.Setup { Address = address, Settings = org.Settings("acme", Scopes) });
        using var visit = new ForwardedVisit(address, address);

        await visit.GetAsync("/sign-in");
        await visit.SignInAsync();

        Assert.All(visit.SetCookies, cookie =>
        {
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("; samesite=(lax|strict)", cookie);
        });
        Assert.Equal(["D360Portal.Antiforgery", "D360Portal.acme"], visit.Kept.Order(StringComparer.Ordinal));
    }

    private static string Name(string cookie) => cookie[..cookie.IndexOf('=', StringComparison.Ordinal)];

    /// <summary>A browser behind a proxy that forwards one origin to the portal; it keeps every cookie as it was set.</summary>
    private sealed class ForwardedVisit(Uri portal, Uri publicAddress) : IDisposable
    {
        private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        private readonly PortalBrowser _org = new(publicAddress);
        private readonly Dictionary<string, string> _cookies = [];
        private readonly List<string> _setCookies = [];

        public IReadOnlyList<string> SetCookies => _setCookies;

        public IReadOnlyCollection<string> Kept => _cookies.Keys;

        public async Task<Uri?> GetAsync(string pathAndQuery)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(portal, pathAndQuery));
            request.Headers.Add("X-Forwarded-For", "203.0.113.7");
            request.Headers.Add("X-Forwarded-Proto", publicAddress.Scheme);
            request.Headers.Add("X-Forwarded-Host", publicAddress.Authority);
            request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
            {
                Keep(cookie);
            }

            return answer.Headers.Location is { } location ? new Uri(publicAddress, location) : null;
        }

        public async Task SignInAsync()
        {
            var authorize = await GetAsync("/sign-in/acme?returnUrl=/org");
            var callback = await _org.ReachCallbackAsync(start: authorize!.AbsoluteUri);
            Assert.Equal(new Uri(publicAddress, "/org"), await GetAsync(callback.PathAndQuery));
        }

        public void Dispose()
        {
            _http.Dispose();
            _org.Dispose();
        }

        private void Keep(string cookie)
        {
            _setCookies.Add(cookie);
            var value = cookie[(Name(cookie).Length + 1)..].Split(';')[0];
            _cookies.Remove(Name(cookie));
            if (!cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase))
            {
                _cookies[Name(cookie)] = value;
            }
        }
    }
}
