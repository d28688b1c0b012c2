using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>What fills the empty cells of all rows.</summary>
public sealed partial class BatchValues
{
    // Once open it stays so: it must not close below the hand that empties the last value.
    private bool _wasFilled;

    /// <summary>The columns of the type.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<BulkColumn> Columns { get; set; }

    /// <summary>The sheet.</summary>
    [Parameter, EditorRequired]
    public required MatchedSheet Sheet { get; set; }

    /// <summary>What is decided for all rows.</summary>
    [Parameter, EditorRequired]
    public required BatchSettings Settings { get; set; }

    /// <summary>The user decided something.</summary>
    [Parameter]
    public EventCallback<BatchSettings> OnDecide { get; set; }

    private string Sample => $"{{{{{Sheet.Sheet.Headers.Where((_, index) => Sheet.IsTitled(index)).FirstOrDefault() ?? "Name"}}}}}.example.com";

    /// <inheritdoc />
    protected override void OnParametersSet() => _wasFilled |= Settings.Patterns.Count > 0;

    private Task DecideAsync(string key, string? value) => OnDecide.InvokeAsync(Settings with
    {
        Patterns = string.IsNullOrEmpty(value) ? Settings.Patterns.Remove(key) : Settings.Patterns.SetItem(key, value),
    });
}
