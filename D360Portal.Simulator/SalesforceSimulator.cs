using D360Portal.Simulator.Http;
using Microsoft.AspNetCore.TestHost;

namespace D360Portal.Simulator;

/// <summary>A Salesforce org in a box: reached through HTTP handlers, without a port and without DNS.</summary>
public sealed class SalesforceSimulator : IAsyncDisposable
{
    /// <summary>The app's consumer key, unless the options say otherwise.</summary>
    public const string ConsumerKey = "d360-simulator-key";

    /// <summary>The app's consumer secret, unless the options say otherwise.</summary>
    public const string ConsumerSecret = "d360-simulator-secret";

    private readonly OrgServer _server;
    private readonly WebApplication _app;

    private SalesforceSimulator(OrgServer server, WebApplication app)
    {
        _server = server;
        _app = app;
    }

    /// <summary>The org's My Domain.</summary>
    public Uri Origin => Org.Options.Origin;

    /// <summary>Users, app and tokens.</summary>
    public SimulatedOrg Org => _server.Org;

    /// <summary>What is to go wrong next.</summary>
    public FaultPlan Faults => _server.Faults;

    /// <summary>What was asked.</summary>
    public RequestLog Requests => _server.Requests;

    /// <summary>The switches, which may be changed at any time.</summary>
    public Quirks Quirks
    {
        get => Org.Quirks;
        set => Org.Quirks = value;
    }

    /// <summary>Starts an org.</summary>
    public static async Task<SalesforceSimulator> StartAsync(SimulatorOptions options, CancellationToken cancellationToken)
    {
        // Empty, so that neither settings nor logs of the embedding process reach it.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting();
        builder.Services.AddSingleton<IHostLifetime, EmbeddedLifetime>();
        var app = builder.Build();
        var server = new OrgServer(options);
        server.Map(app);
        await app.StartAsync(cancellationToken);
        return new SalesforceSimulator(server, app);
    }

    /// <summary>A new handler for HTTP clients: the org's hosts answer, every other host does not exist.</summary>
    public HttpMessageHandler CreateHandler() =>
        new SimulatorHandler(_app.GetTestServer().CreateHandler(), new SimulatorHosts(Org.Options));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
