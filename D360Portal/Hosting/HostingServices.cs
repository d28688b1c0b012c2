using D360Portal.Hosting.Configuration;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace D360Portal.Hosting;

/// <summary>The plumbing: addresses, logs, headers, limits, error pages.</summary>
internal static class HostingServices
{
    /// <summary>Registers the plumbing.</summary>
    public static void AddHosting(this WebApplicationBuilder builder, PortalSettings settings)
    {
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = options.ValidateScopes = true);
        builder.WebHost.UseUrls([.. settings.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.AddPortalLogging();

        builder.Services.TryAddSingleton(settings);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddHostedService<StartNotice>();
        builder.Services.AddSignInLimits(settings);
        builder.Services.AddAntiforgery(options =>
        {
            options.Cookie.Name = settings.IsHttps ? "__Host-D360Portal.Antiforgery" : "D360Portal.Antiforgery";

            // Not the base of the request, which is the org's: a browser refuses a __Host- cookie of any other path.
            options.Cookie.Path = "/";
            options.Cookie.SecurePolicy = settings.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in settings.KnownProxies)
            {
                options.KnownIPNetworks.Add(proxy);
            }
        });
    }

    /// <summary>What every request passes through before it is known who asks.</summary>
    public static void UseHosting(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<PortalSettings>();
        if (settings.KnownProxies.Count > 0)
        {
            app.UseForwardedHeaders();
        }

        app.UseCorrelationId();
        app.UseRequestLog();
        app.UsePortalSecurityHeaders();
        app.UseErrorPages();
        app.UseCanonicalHost();
        if (settings.IsDemo)
        {
            DemoMode.Use(app);
        }

        app.UseOrgPath();
        app.UseSignInLimits();
        app.UseLastCircuits();
        app.UseCircuitOrigin();
        app.UseRouting();
    }
}
