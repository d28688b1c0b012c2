extern alias simulator;

using D360Portal.Hosting.Configuration;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Orgs;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using simulator::D360Portal.Simulator;

namespace D360Portal.Hosting;

/// <content>The one file that knows the simulator. <c>-p:IncludeSimulator=false</c> leaves it out.</content>
internal static partial class DemoMode
{
    static partial void Describe(Uri publicUrl, ref SalesforceOrg? org) => org = new SalesforceOrg
    {
        Key = OrgKey.Parse("simulated"),
        DisplayName = "Simulated org",
        MyDomain = SimulatorOptions.DefaultOrigin,
        LoginBase = new Uri(publicUrl, PortalUrls.SimulatedOrg),
        ClientId = SalesforceSimulator.ConsumerKey,
        ClientSecret = new Secret(SalesforceSimulator.ConsumerSecret),
        Scopes = D360Portal.Salesforce.Grants.Scopes.Split(OrgSettingsReader.DefaultScopes),
        DataSpace = "default",
        ServiceAccess = true,
        IsDefault = true,
        IsSimulated = true,
    };

    static partial void AddSimulatedOrg(WebApplicationBuilder builder, PortalSettings settings)
    {
        var org = settings.Orgs.Single();
        builder.Services.TryAddSingleton(provider => new SimulatorOptions
        {
            Origin = org.MyDomain,
            CallbackUrls = [new Uri(settings.PublicUrl, PortalUrls.Callback(org.Key, org.IsDefault)).AbsoluteUri],
            TimeProvider = provider.GetRequiredService<TimeProvider>(),
            LoggerFactory = provider.GetRequiredService<ILoggerFactory>(),
        });
        builder.Services.AddSingleton<SimulatedOrgHost>();
        builder.Services.AddSingleton(provider => provider.GetRequiredService<SimulatedOrgHost>().Simulator);
        builder.Services.AddHostedService(provider => provider.GetRequiredService<SimulatedOrgHost>());

        // A filter and not ConfigureHttpClientDefaults: a client that sets its own handler would win over the defaults and leave the machine.
        builder.Services.AddSingleton<IHttpMessageHandlerBuilderFilter, SimulatedOrgFilter>();
    }

    static partial void UseSimulatedOrg(WebApplication app)
    {
        var host = app.Services.GetRequiredService<SimulatedOrgHost>();
        var server = new HttpMessageInvoker(new LateHandler(host));
        app.Map(PortalUrls.SimulatedOrg, branch => branch.Run(context =>
            BrowserForwarder.ForwardAsync(context, server, host.Simulator.Origin)));
    }

    /// <summary>Starts the simulated org before the portal answers its first request.</summary>
    private sealed class SimulatedOrgHost(SimulatorOptions options) : IHostedService, IAsyncDisposable
    {
        private SalesforceSimulator? _simulator;

        public SalesforceSimulator Simulator => _simulator ?? throw new InvalidOperationException("The simulated org has not been started.");

        public async Task StartAsync(CancellationToken cancellationToken) =>
            _simulator = await SalesforceSimulator.StartAsync(options, cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask DisposeAsync() => _simulator?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    /// <summary>Gives every HTTP client of the portal the simulated org in place of the network.</summary>
    private sealed class SimulatedOrgFilter(SimulatedOrgHost host) : IHttpMessageHandlerBuilderFilter
    {
        public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
        {
            next(builder);
            builder.PrimaryHandler = new LateHandler(host);
        };
    }

    /// <summary>Clients are made while the container is being filled; the simulated org exists only when it has started.</summary>
    private sealed class LateHandler(SimulatedOrgHost host) : HttpMessageHandler
    {
        private readonly Lazy<HttpMessageInvoker> _org = new(() => new HttpMessageInvoker(host.Simulator.CreateHandler()));

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            _org.Value.SendAsync(request, cancellationToken);
    }
}
