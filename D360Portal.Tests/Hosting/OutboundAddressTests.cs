using System.Collections.Concurrent;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Simulator;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace D360Portal.Tests.Hosting;

/// <summary>The mistake of the article that the portal starts from, which adds its token to the address of a call: here no address ever has one.</summary>
public sealed class OutboundAddressTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_a_whole_visit_no_address_carries_a_secret_and_no_other_host_a_bearer()
    {
        var sent = new ConcurrentQueue<(string Method, Uri Address, string? Bearer)>();
        await using var portal = await RunningPortal.StartAsync(new RunningPortal.Setup
        {
            Settings = PortalLoggingTests.Verbose(),
            Services = services => services.AddSingleton<IHttpMessageHandlerBuilderFilter>(new RecordingFilter(sent)),
        });
        using var browser = portal.OpenBrowser();

        var page = await browser.SignInAsync();
        await CallEverythingAsync(portal, new GrantId((await portal.ReadGrantsAsync()).Single().Id));
        page = await browser.PressAsync(await browser.GetAsync("/org"), "Sign out");
        page = await browser.PressAsync(await browser.SignInAsync(), "Disconnect from Salesforce");

        Assert.Equal("disconnected", page.Problem);
        string[] secrets = [.. portal.Org.Org.IssuedSecrets, SalesforceSimulator.ConsumerSecret, "canary-typed-secret", "any password"];
        Assert.True(portal.Org.Org.IssuedSecrets.Count >= 6, "Two codes, and access and refresh tokens, were issued.");
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "GET /.well-known/openid-configuration", "POST /services/oauth2/token", "GET /services/oauth2/userinfo", "POST /services/oauth2/revoke",
                "GET /services/data/v66.0/query", "GET /services/data/v66.0/ssot/connections", "GET /services/data/v66.0/ssot/connectors",
                "POST /services/data/v66.0/ssot/connections", "POST /services/data/v66.0/ssot/connections/actions/test",
            },
            sent.Select(request => $"{request.Method} {request.Address.AbsolutePath}").ToHashSet(StringComparer.Ordinal));
        Assert.Contains(sent, request => secrets.Contains(request.Bearer));
        Assert.All(sent, request =>
        {
            Assert.Equal(portal.Org.Origin.Authority, request.Address.Authority);
            Assert.False(TokenInAddress.IsIn(request.Address), request.Address.AbsolutePath);
            Assert.All(secrets, secret => Assert.False(Holds(request.Address.OriginalString, secret), $"{request.Address.AbsolutePath} carries a secret."));
        });
        Assert.All(portal.Org.Requests.All, request => Assert.All(secrets, secret => Assert.False(Holds(request.Query, secret), $"{request} carried a secret.")));
        Assert.All(secrets, secret => Assert.False(Holds(portal.Log.Text, secret), "The log has a secret."));
    }

    private static async Task CallEverythingAsync(RunningPortal portal, GrantId id)
    {
        var client = portal.Services.GetRequiredService<Data360Client>();
        var definition = new ConnectionDefinition
        {
            Type = ConnectorTypeName.Parse("AwsRdsMySql"),
            Method = "Ingress",
            Label = "Clinic & <seven>",
            Name = "Clinic_seven",
            Credentials = [new ConnectionCredential("user", new Secret("ada")), new ConnectionCredential("password", new Secret("canary-typed-secret"))],
            Parameters = [new ConnectionParameter("jdbc_connection_url", "clinic.abc123.eu-west-1.rds.amazonaws.com:3306"), new ConnectionParameter("DATABASE", "clinic")],
        };
        var rows = await client.ListConnectionsAsync(id, ConnectorTypeName.Parse("AwsRdsMySql"), offset: 0, Cancellation);
        Assert.NotNull(await client.FindConnectionAsync(id, rows.Connections[0].Id!.Value, Cancellation));
        await client.ListConnectorTypesAsync(id, () => { }, Cancellation);
        await client.FindConnectorTypeAsync(id, ConnectorTypeName.Parse("AwsRdsMySql"), Cancellation);
        await client.TestAsync(id, definition, Cancellation);
        await client.TestAsync(id, rows.Connections[0].Id!.Value, Cancellation);
        portal.Org.Org.ExpireAccessTokens();
        await client.CreateAsync(id, definition, Cancellation);
    }

    private static bool Holds(string text, string secret) =>
        text.Contains(secret, StringComparison.Ordinal) || text.Contains(Uri.EscapeDataString(secret), StringComparison.OrdinalIgnoreCase);

    /// <summary>Stands before every client's last handler, and sees what really leaves.</summary>
    private sealed class RecordingFilter(ConcurrentQueue<(string Method, Uri Address, string? Bearer)> sent) : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.AdditionalHandlers.Add(new RecordingHandler(sent));
        };
    }

    private sealed class RecordingHandler(ConcurrentQueue<(string Method, Uri Address, string? Bearer)> sent) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            sent.Enqueue((request.Method.Method, request.RequestUri!, request.Headers.Authorization?.Parameter));
            return base.SendAsync(request, cancellationToken);
        }
    }
}
