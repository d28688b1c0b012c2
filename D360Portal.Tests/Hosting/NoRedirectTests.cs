using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using D360Portal.Simulator;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Hosting;

/// <summary>An org that sends the portal elsewhere, over real connections: nobody elsewhere is ever asked, with a token or without.</summary>
public sealed class NoRedirectTests : IAsyncLifetime
{
    private const string Token = "/services/oauth2/token";
    private const string UserInfo = "/services/oauth2/userinfo";
    private const string Start = "/sign-in/acme?returnUrl=/org";

    private OtherServer _elsewhere = default!;
    private LoopbackOrg _org = default!;
    private RunningPortal _portal = default!;

    public static TheoryData<int> Redirects => [301, 302, 303, 307, 308];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Data360Client Client => _portal.Services.GetRequiredService<Data360Client>();

    public async ValueTask InitializeAsync()
    {
        var address = new Uri($"http://localhost:{FreePort.Next()}");
        _elsewhere = await OtherServer.StartAsync();
        _org = await LoopbackOrg.StartAsync(address, change: options => options with { AppScopes = ["openid", .. options.AppScopes] });
        _portal = await RunningPortal.StartAsync(new RunningPortal.Setup
        {
            Address = address,
            Settings = _org.Settings("acme", "api cdp_api openid refresh_token"),
        });
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_org.Faults.Pending);
        Assert.Empty(_elsewhere.Asked);
        await _portal.DisposeAsync();
        await _org.DisposeAsync();
        await _elsewhere.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task A_call_is_not_sent_on(int status)
    {
        var id = await SignInAsync();
        foreach (var path in (string[])[$"/services/data/v66.0/ssot/connections", "/services/data/v66.0/ssot/connectors", UserInfo, "/services/data/v66.0/query"])
        {
            _org.Faults.Next(SentOn(path, status));
            await Assert.ThrowsAsync<SalesforceUnreachableException>(() => path switch
            {
                UserInfo => Client.WhoAmIAsync(id, Cancellation),
                "/services/data/v66.0/query" => Client.GetEnvironmentAsync(id, Cancellation),
                "/services/data/v66.0/ssot/connectors" => Client.ListConnectorTypesAsync(id, () => { }, Cancellation),
                _ => Client.ListConnectionsAsync(id, type: null, offset: 0, Cancellation),
            });
        }
    }

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task Typed_secrets_are_not_sent_on(int status)
    {
        var id = await SignInAsync();
        var definition = new ConnectionDefinition
        {
            Type = ConnectorTypeName.Parse("AwsRdsMySql"),
            Method = "Ingress",
            Label = "Clinic",
            Name = "Clinic",
            Credentials = [new ConnectionCredential("password", new Secret("canary-password"))],
            Parameters = [],
        };

        _org.Faults.Next(SentOn("/services/data/v66.0/ssot/connections", status));
        await Assert.ThrowsAsync<SalesforceUnreachableException>(() => Client.CreateAsync(id, definition, Cancellation));
        _org.Faults.Next(SentOn("/services/data/v66.0/ssot/connections/actions/test", status));
        await Assert.ThrowsAsync<SalesforceUnreachableException>(() => Client.TestAsync(id, definition, Cancellation));
    }

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task The_code_and_the_app_s_secret_are_not_sent_on(int status)
    {
        _org.Faults.Next(SentOn(Token, status));
        using var browser = _portal.OpenBrowser();

        Assert.Equal("unreadable", (await browser.SignInAsync(start: Start)).Problem);
    }

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task A_refresh_token_is_not_sent_on(int status)
    {
        var id = await SignInAsync();
        _org.Org.ExpireAccessTokens();
        _org.Faults.Next(SentOn(Token, status));

        await Assert.ThrowsAsync<SalesforceUnreachableException>(() => Client.WhoAmIAsync(id, Cancellation));

        Assert.Equal(SimulatedUser.Admin.UserId, (await Client.WhoAmIAsync(id, Cancellation)).UserId);
    }

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task A_token_to_be_revoked_is_not_sent_on(int status)
    {
        var id = await SignInAsync();
        _org.Faults.Next(SentOn("/services/oauth2/revoke", status));

        Assert.False(await _portal.Services.GetRequiredService<GrantIssuer>()
            .DisconnectAsync(_portal.Services.GetRequiredService<SalesforceOrgs>().Default, id));
    }

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task A_new_token_is_not_sent_on_to_ask_whose_it_is(int status)
    {
        _org.Faults.Next(SentOn(UserInfo, status));
        using var browser = _portal.OpenBrowser();

        Assert.Equal("/org", (await browser.SignInAsync(start: Start)).Address.AbsolutePath);
    }

    [Theory]
    [MemberData(nameof(Redirects))]
    public async Task Neither_endpoints_nor_keys_are_taken_from_elsewhere(int status)
    {
        _org.Faults.Next(SentOn("/.well-known/openid-configuration", status));
        _org.Faults.Next(SentOn("/id/keys", status));
        using var browser = _portal.OpenBrowser();

        var authorize = await browser.GetAsync("/sign-in/acme");

        Assert.Equal(_org.Options.Origin.Authority, authorize.Location!.Authority);
    }

    private Fault SentOn(string path, int status) =>
        new("*", path, new FaultEffect.Instead(new SimulatedAnswer { Status = status }.With("Location", new Uri(_elsewhere.Address, path).AbsoluteUri)));

    private async Task<GrantId> SignInAsync()
    {
        using var browser = _portal.OpenBrowser();
        await browser.SignInAsync(start: Start);
        return new GrantId((await _portal.ReadGrantsAsync()).Single().Id);
    }
}
