using Microsoft.AspNetCore.Components;

namespace D360Portal.Components;

/// <summary>The root leads to the first page.</summary>
[Route(PortalUrls.Home)]
public sealed class HomePage : ComponentBase
{
    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <inheritdoc />
    protected override void OnInitialized() => Navigation.NavigateTo(PortalUrls.Relative(PortalUrls.Connectors), replace: true);
}
