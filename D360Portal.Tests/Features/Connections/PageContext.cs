using Bunit;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace D360Portal.Tests.Features.Connections;

/// <summary>Pages on their own, interactive, with as much of the portal as reads an org behind them.</summary>
internal sealed class PageContext : BunitContext
{
    private readonly Grant _grant;

    public PageContext(CallingPortal portal, Grant grant, TimeProvider time, NavigationManager? navigation = null)
    {
        _grant = grant;
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddSingleton(Log.Factory());
        Services.AddSingleton(time);
        Services.AddSingleton<IGrantStore>(portal.Grants);
        Services.AddSingleton<ITypesInUse>(portal.Types);
        Services.AddSingleton<IChangeIntents>(new ChangesInMemory());
        Services.AddSingleton<IDrafts<KeptDraft>>(new PlainDrafts());
        Services.AddSingleton(portal.Client);
        Services.AddSingleton(portal.Orgs);
        Services.AddSingleton(portal.Allowances);
        Services.AddSingleton(Changes);
        Services.AddSingleton(new SalesforceOptions());
        Services.AddConnectorPages();
        if (navigation is not null)
        {
            Services.AddSingleton(navigation);

            // What address.js does in a browser that still shows the page.
            JSInterop.SetupModule("./address.js").SetupVoid("replace", call =>
            {
                navigation.NavigateTo((string)call.Arguments[0]!, replace: true);
                return true;
            }).SetVoidResult();
        }

        Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    /// <summary>What the pages log.</summary>
    public LogRecorder Log { get; } = new();

    /// <summary>Tells the pages what became of their grant.</summary>
    public GrantChanges Changes { get; } = new();

    /// <summary>Renders a page for the owner of the grant.</summary>
    public IRenderedComponent<T> RenderPage<T>(Action<ComponentParameterCollectionBuilder<T>>? parameters = null)
        where T : IComponent
    {
        var user = Task.FromResult(new AuthenticationState(PortalUser.Of(_grant).ToPrincipal("test")));
        return Render<T>(builder =>
        {
            builder.AddCascadingValue(user);
            parameters?.Invoke(builder);
        });
    }
}
