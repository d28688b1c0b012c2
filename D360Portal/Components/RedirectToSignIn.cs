using Microsoft.AspNetCore.Components;

namespace D360Portal.Components;

/// <summary>Leads a circuit whose session has ended to the sign-in page, and back to where it was.</summary>
public sealed class RedirectToSignIn : ComponentBase
{
    /// <summary>The reason to show, one of the sign-in page's codes.</summary>
    [Parameter]
    public string? Problem { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        var here = new Uri(Navigation.Uri).PathAndQuery;
        Navigation.NavigateTo(PortalUrls.Relative(PortalUrls.SignInBecause(Problem, here)), forceLoad: true);
    }
}
