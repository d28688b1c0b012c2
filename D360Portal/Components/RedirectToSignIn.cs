using D360Portal.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace D360Portal.Components;

/// <summary>Leads a circuit whose session has ended to the sign-in page, which says why, and back to where it was.</summary>
public sealed class RedirectToSignIn : ComponentBase
{
    [Inject]
    internal OpenSession Session { get; set; } = default!;

    [Inject]
    internal BrowserConnection Browser { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        // The browser is waiting for the answer that says how it went; going elsewhere now would lose it.
        if (Session.IsLeaving)
        {
            return;
        }

        // A browser that is away cannot be led anywhere: the attempt would wait for it, fail, and take the circuit along.
        if (RendererInfo.IsInteractive)
        {
            await Browser.UpAsync();
        }

        var here = new Uri(Navigation.Uri).PathAndQuery;
        Navigation.NavigateTo(PortalUrls.Relative(PortalUrls.SignInBecause(Session.LeftBecause, here)), forceLoad: true);
    }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "p");
        builder.AddAttribute(1, "role", "status");
        builder.AddContent(2, "Your session here is over …");
        builder.CloseElement();
    }
}
