using D360Portal.Simulator;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.SimulatorTests;

public sealed class StandAloneTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_listens_on_loopback_and_says_what_it_is()
    {
        var port = FreePort.Next();
        await using var app = StandAlone.Build(["--Simulator:Port", $"{port}", "--Simulator:CallbackUrls:0", "http://localhost:9/back"], out _);
        await app.StartAsync(Cancellation);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://localhost:{port}") };

        var start = await OrgUnderTest.DocumentAsync(await http.GetAsync("/", Cancellation));
        Assert.Equal("A Salesforce org in a box", start.QuerySelector("h1")!.TextContent);
        Assert.Contains("http://localhost:9/back", start.Body!.TextContent, StringComparison.Ordinal);

        var discovery = await OrgUnderTest.JsonAsync(await http.GetAsync("/.well-known/openid-configuration", Cancellation));
        Assert.Equal($"http://localhost:{port}", (string?)discovery["issuer"]);

        var authorize = await http.GetAsync(OrgUnderTest.AuthorizeAddress(("redirect_uri", "http://localhost:9/back")), Cancellation);
        Assert.StartsWith("/login?", OrgUnderTest.Location(authorize), StringComparison.Ordinal);
        Assert.All(app.Urls, address => Assert.True(new Uri(address).IsLoopback, address));
    }

    [Fact]
    public async Task The_portal_and_the_Salesforce_command_line_may_call_back_unasked()
    {
        var port = FreePort.Next();
        await using var app = StandAlone.Build(["--Simulator:Port", $"{port}"], out _);
        await app.StartAsync(Cancellation);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://localhost:{port}") };

        foreach (var callback in (string[])["http://localhost:3000/oauth/callback", "http://localhost:1717/OauthRedirect"])
        {
            var address = OrgUnderTest.AuthorizeAddress(("redirect_uri", callback), ("scope", "refresh_token api web"));
            Assert.StartsWith("/login?", OrgUnderTest.Location(await http.GetAsync(address, Cancellation)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_app_s_scopes_can_be_set()
    {
        var port = FreePort.Next();
        await using var app = StandAlone.Build(["--Simulator:Port", $"{port}", "--Simulator:Scopes", "openid api"], out var options);

        Assert.Equal(["openid", "api"], options.AppScopes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false, "--Simulator:Data360", "false")]
    public async Task The_org_has_Data_360_unless_it_is_not_to(bool expected, params string[] settings)
    {
        await using var app = StandAlone.Build(["--Simulator:Port", $"{FreePort.Next()}", .. settings], out var options);

        Assert.Equal(expected, options.HasData360);
    }

    [Fact]
    public async Task A_taken_port_ends_it_with_a_message()
    {
        var port = FreePort.Next();
        await using var first = StandAlone.Build(["--Simulator:Port", $"{port}"], out _);
        await first.StartAsync(Cancellation);

        Assert.Equal(1, await StandAlone.RunAsync(["--Simulator:Port", $"{port}"]));
    }
}
