using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Browse;

/// <summary>One connector in the list.</summary>
public sealed partial class BrowseLine
{
    /// <summary>More than fits on a line; a label of 10,000 characters would travel with every paint.</summary>
    private const int LongestLabel = 200;

    private (ConnectionRow Row, int Number, string LastSync) _painted;

    /// <summary>The connector.</summary>
    [Parameter, EditorRequired]
    public required ConnectionRow Row { get; set; }

    /// <summary>Its place among those shown, from 1.</summary>
    [Parameter]
    public int Number { get; set; }

    /// <summary>The time that ages are told from.</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset Now { get; set; }

    private string ShownLabel => Row.Label.Length <= LongestLabel ? Row.Label : Row.Label[..LongestLabel] + "…";

    /// <inheritdoc />
    protected override bool ShouldRender()
    {
        // A keystroke in the search box paints the table anew; lines that look the same need not take part.
        var now = (Row, Number, Age.Of(Row.LastSync, Now));
        var differs = now != _painted;
        _painted = now;
        return differs;
    }
}
