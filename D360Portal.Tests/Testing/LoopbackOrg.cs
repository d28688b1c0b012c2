using D360Portal.Simulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace D360Portal.Tests.Testing;

/// <summary>A simulated org on a port of its own, as the stand-alone simulator is: a portal is configured for it and goes through the network.</summary>
internal sealed class LoopbackOrg : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly OrgServer _server;

    private LoopbackOrg(WebApplication app, OrgServer server, SimulatorOptions options)
    {
        _app = app;
        _server = server;
        Options = options;
    }

    public SimulatorOptions Options { get; }

    public SimulatedOrg Org => _server.Org;

    public FaultPlan Faults => _server.Faults;

    public RequestLog Requests => _server.Requests;

    /// <summary>Starts an org whose app may call back a portal at that address.</summary>
    /// <param name="portal">The portal's address.</param>
    /// <param name="key">The org's key in the portal's settings; null for the default org's callback.</param>
    /// <param name="change">What is to be different.</param>
    public static async Task<LoopbackOrg> StartAsync(Uri portal, string? key = null, Func<SimulatorOptions, SimulatorOptions>? change = null)
    {
        var port = FreePort.Next();
        var options = new SimulatorOptions
        {
            Origin = new Uri($"http://localhost:{port}"),
            CallbackUrls = [new Uri(portal, key is null ? "/oauth/callback" : $"/oauth/callback/{key}").AbsoluteUri],
            ConsumerSecret = The.ClientSecret,
        };
        options = change?.Invoke(options) ?? options;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port));
        var app = builder.Build();
        var server = new OrgServer(options);
        server.Map(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new LoopbackOrg(app, server, options);
    }

    /// <summary>The settings of a portal that is to have this org.</summary>
    public Dictionary<string, string?> Settings(string key, string scopes = "api refresh_token") => new()
    {
        [$"Salesforce:Orgs:{key}:MyDomain"] = Options.Origin.GetLeftPart(UriPartial.Authority),
        [$"Salesforce:Orgs:{key}:ClientId"] = Options.ConsumerKey,
        [$"Salesforce:Orgs:{key}:ClientSecret"] = Options.ConsumerSecret,
        [$"Salesforce:Orgs:{key}:Scopes"] = scopes,
        ["Salesforce:AllowLoopback"] = "true",
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
