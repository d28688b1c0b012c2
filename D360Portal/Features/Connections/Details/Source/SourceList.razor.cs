using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Details.Source;

/// <summary>Databases, schemas or objects to choose from. Of long lists only what is in view exists in the page.</summary>
public sealed partial class SourceList
{
    /// <summary>Fewer can be looked over.</summary>
    private const int SearchFrom = 8;

    private const int PlainLimit = 200;

    private string? _search;
    private IReadOnlyList<SourceItem>? _of;

    /// <summary>What is listed, in the plural, such as <c>objects</c>.</summary>
    [Parameter, EditorRequired]
    public required string What { get; set; }

    /// <summary>The list's name.</summary>
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    /// <summary>What there is.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<SourceItem> Items { get; set; }

    private List<SourceItem> Found => string.IsNullOrWhiteSpace(_search) ? [.. Items] : [.. Items.Where(item => item.Has(_search.Trim()))];

    private bool IsLong => Items.Count > PlainLimit;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        // What was searched for in one list does not hide half of the next.
        if (!ReferenceEquals(_of, Items))
        {
            (_of, _search) = (Items, null);
        }
    }
}
