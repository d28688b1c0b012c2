using Bunit;
using D360Portal.Salesforce.Grants;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MudBlazor.Services;

namespace D360Portal.Tests.Features.Connections;

/// <summary>Pages on their own, interactive, with a whole portal behind them: all that is ours comes from there.</summary>
internal sealed class PortalPages : BunitContext
{
    private readonly Grant _grant;

    /// <param name="portal">The portal.</param>
    /// <param name="grant">Whose pages they are.</param>
    /// <param name="instead">Registers what the pages have in place of the portal's own.</param>
    public PortalPages(RunningPortal portal, Grant grant, Action<IServiceCollection>? instead = null)
    {
        _grant = grant;
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton(Log.Factory());
        instead?.Invoke(Services);
        Services.AddFallbackServiceProvider(new OfPortal(portal.Services));
        Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    /// <summary>What the pages log.</summary>
    public LogRecorder Log { get; } = new();

    public NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    /// <summary>Opens a page for the owner of the grant.</summary>
    public IRenderedComponent<T> Open<T>(string address, Action<ComponentParameterCollectionBuilder<T>>? parameters = null)
        where T : IComponent
    {
        Navigation.NavigateTo(address);
        var user = Task.FromResult(new AuthenticationState(PortalUser.Of(_grant).ToPrincipal("test")));
        return Render<T>(builder =>
        {
            builder.AddCascadingValue(user);
            parameters?.Invoke(builder);
        });
    }

    /// <summary>Not the framework's: pages on their own have those of the test.</summary>
    private sealed class OfPortal(IServiceProvider services) : IServiceProvider
    {
        public object? GetService(Type serviceType) =>
            serviceType == typeof(TimeProvider) || serviceType.FullName!.StartsWith("D360Portal.", StringComparison.Ordinal) ? services.GetService(serviceType) : null;
    }
}
