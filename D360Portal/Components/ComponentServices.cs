using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection.Extensions;
namespace D360Portal.Components;

/// <summary>Pages: static ones for what needs the request, interactive ones on a circuit for the rest.</summary>
internal static class ComponentServices
{
    // SignalR's 32 KB would close the circuit on a long paste: a bound value travels twice with every event.
    private const long LargestMessage = 1024 * 1024;

    /// <summary>Registers Razor components and their circuits.</summary>
    public static void AddComponents(this IServiceCollection services)
    {
        services.TryAddScoped<BrowserConnection>();
        services.AddScoped<CircuitHandler>(provider => provider.GetRequiredService<BrowserConnection>());
        services.AddRazorComponents()
            .AddInteractiveServerComponents()
            .AddHubOptions(options => options.MaximumReceiveMessageSize = LargestMessage);
    }

    /// <summary>Maps static files and every page.</summary>
    public static void MapComponents(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();

        // Who may frame the pages is said once, by the security headers.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
