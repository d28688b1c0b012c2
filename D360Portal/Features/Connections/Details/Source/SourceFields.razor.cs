using D360Portal.Salesforce.Data360;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Details.Source;

/// <summary>The fields of an object, and which of them a preview is to show.</summary>
public sealed partial class SourceFields
{
    private const int SearchFrom = 12;
    private const int PlainLimit = 200;

    private HashSet<string> _chosen = [];
    private int _limit = SourceBrowser.UsualRows;
    private string? _search;

    /// <summary>The fields.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<SourceField> Fields { get; set; }

    /// <summary>Whether Salesforce is being asked already.</summary>
    [Parameter]
    public bool IsAsking { get; set; }

    /// <summary>The user wants to see rows.</summary>
    [Parameter]
    public EventCallback<(IReadOnlyList<string> Fields, int Limit)> OnPreview { get; set; }

    private bool IsFull => _chosen.Count >= SourceBrowser.MostFields;

    private List<SourceField> Found => string.IsNullOrWhiteSpace(_search)
        ? [.. Fields]
        : [.. Fields.Where(one => one.Name.Contains(_search.Trim(), StringComparison.OrdinalIgnoreCase) || one.Label?.Contains(_search.Trim(), StringComparison.OrdinalIgnoreCase) is true)];

    /// <inheritdoc />
    protected override void OnInitialized() =>
        _chosen = [.. Fields.Where(one => one.IsSupported).Take(SourceBrowser.MostFields).Select(one => one.Name)];

    private void Toggle(string name)
    {
        if (!_chosen.Remove(name) && !IsFull)
        {
            _chosen.Add(name);
        }
    }

    private void SetLimit(int limit) => _limit = Math.Clamp(limit, 1, SourceBrowser.MostRows);

    private Task PreviewAsync() => _chosen.Count == 0 || IsAsking
        ? Task.CompletedTask
        : OnPreview.InvokeAsync(([.. Fields.Select(one => one.Name).Where(_chosen.Contains)], _limit));
}
