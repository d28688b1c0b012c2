using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Browse;

/// <summary>The heading of a column that the list can be sorted by.</summary>
public sealed partial class SortHeader
{
    /// <summary>The column's name.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>What the column sorts by.</summary>
    [Parameter, EditorRequired]
    public BrowseSort Sort { get; set; }

    /// <summary>What is chosen.</summary>
    [Parameter, EditorRequired]
    public required BrowseState State { get; set; }

    /// <summary>A class of the cell, for columns that narrow screens leave out.</summary>
    [Parameter]
    public string? Class { get; set; }

    /// <summary>The user wants this order.</summary>
    [Parameter]
    public EventCallback<BrowseSort> OnSort { get; set; }

    private string? Direction => State.Sort != Sort ? null : State.IsDescending ? "descending" : "ascending";

    private string Sign => State.Sort != Sort ? "" : State.IsDescending ? " ▼" : " ▲";
}
