using System.Net;
using System.Net.WebSockets;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Hosting;

/// <summary>Nobody else's page opens a circuit with a visitor's cookies.</summary>
public sealed class CircuitOriginTests : IAsyncLifetime
{
    private const string Negotiate = "/_blazor/negotiate?negotiateVersion=1";

    private RunningPortal _portal = default!;

    public async ValueTask InitializeAsync() => _portal = await RunningPortal.StartAsync(new RunningPortal.Setup
    {
        Settings = The.TwoOrgs(),
    });

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://localhost")]
    [InlineData("http://localhost:1")]
    [InlineData("https://localhost:{port}")]
    [InlineData("http://127.0.0.1:{port}")]
    [InlineData("http://localhost:{port}.evil.example")]
    [InlineData("http://localhost:{port}/")]
    [InlineData("null")]
    public async Task A_foreign_page_gets_neither_a_handshake_nor_a_negotiation(string origin)
    {
        foreach (var circuits in (string[])["/_blazor", "/_BLAZOR", "/o/sandbox/_blazor"])
        {
            Assert.Equal(HttpStatusCode.Forbidden, await ShakeHandsAsync(circuits, Text(origin)));
        }

        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(Negotiate, Text(origin)));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync("/o/sandbox" + Negotiate, Text(origin)));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync("/_blazor?id=x", Text(origin)));
    }

    [Fact]
    public async Task One_s_own_page_gets_both()
    {
        foreach (var circuits in (string[])["/_blazor", "/o/sandbox/_blazor"])
        {
            Assert.Equal(HttpStatusCode.SwitchingProtocols, await ShakeHandsAsync(circuits, Text("http://localhost:{port}")));
            Assert.Equal(HttpStatusCode.OK, await PostAsync(circuits + "/negotiate?negotiateVersion=1", Text("HTTP://LOCALHOST:{port}")));
        }
    }

    [Fact]
    public async Task A_client_that_is_no_browser_tells_no_origin()
    {
        Assert.Equal(HttpStatusCode.SwitchingProtocols, await ShakeHandsAsync("/_blazor", origin: null));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(Negotiate));
    }

    [Fact]
    public async Task Two_origins_at_once_are_one_too_many() =>
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(Negotiate, Text("http://localhost:{port}"), "https://evil.example"));

    [Fact]
    public async Task Behind_a_proxy_the_public_address_is_the_origin()
    {
        await using var portal = await RunningPortal.StartAsync(new RunningPortal.Setup
        {
            Settings = new() { ["PublicUrl"] = "https://portal.acme.example", ["ForwardedHeaders:KnownProxies"] = "127.0.0.0/8, ::1" },
        });

        Assert.Equal(HttpStatusCode.OK, await PostAsync(portal, Negotiate, "https://portal.acme.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(portal, Negotiate, portal.Address.GetLeftPart(UriPartial.Authority)));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(portal, Negotiate, "http://portal.acme.example"));
    }

    private string Text(string origin) => origin.Replace("{port}", $"{_portal.Address.Port}", StringComparison.Ordinal);

    private async Task<HttpStatusCode> ShakeHandsAsync(string path, string? origin)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        try
        {
            await socket.ConnectAsync(new UriBuilder(new Uri(_portal.Address, path)) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        }
        catch (WebSocketException)
        {
            // The status says why.
        }

        return socket.HttpStatusCode;
    }

    private Task<HttpStatusCode> PostAsync(string path, params string[] origins) => PostAsync(_portal, path, origins);

    private static async Task<HttpStatusCode> PostAsync(RunningPortal portal, string path, params string[] origins)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(portal.Address, path));
        foreach (var origin in origins)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        // Only the portal behind a proxy believes these.
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "portal.acme.example");

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
