using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Browse;

/// <summary>The list. Long ones are virtual: only the lines in view exist in the page, so every line has the same height.</summary>
public sealed partial class BrowseTable
{
    /// <summary>Up to here every line exists, for the browser's own search and for printing.</summary>
    private const int PlainLimit = 250;

    /// <summary>What is shown.</summary>
    [Parameter, EditorRequired]
    public required BrowseView View { get; set; }

    /// <summary>What is chosen, for the order.</summary>
    [Parameter, EditorRequired]
    public required BrowseState State { get; set; }

    /// <summary>The time that ages are told from.</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset Now { get; set; }

    /// <summary>The user wants another order.</summary>
    [Parameter]
    public EventCallback<BrowseSort> OnSort { get; set; }

    /// <summary>The user opens or closes a group.</summary>
    [Parameter]
    public EventCallback<string> OnToggleGroup { get; set; }

    private ICollection<BrowseItem> Items => (ICollection<BrowseItem>)View.Items;
}
