using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>What is wrong with the columns of a sheet, and asks what those are that nobody knows.</summary>
public sealed partial class SheetProblems
{
    /// <summary>The plan.</summary>
    [Parameter, EditorRequired]
    public required BulkPlan Plan { get; set; }

    /// <summary>What is decided for all rows.</summary>
    [Parameter, EditorRequired]
    public required BatchSettings Settings { get; set; }

    /// <summary>The user decided something.</summary>
    [Parameter]
    public EventCallback<BatchSettings> OnDecide { get; set; }

    /// <summary>Headers that are not known, or of which the user has said what they are.</summary>
    private (string Header, int Index)[] Asked =>
        [.. Plan.Matched.Sheet.Headers.Select((header, index) => (header, index)).Where(pair => pair.header.Length > 0 && (Settings.Columns.ContainsKey(pair.header) || Plan.Matched.Columns[pair.index] is null or { IsFillable: false }))];

    private IEnumerable<BulkColumn> Free(string header) => Plan.Matched.Known.Where(column =>
        column is { IsFillable: true, Key: not BulkColumn.Result } && (Settings.Columns.GetValueOrDefault(header) == column.Key || Plan.Matched.IndexOf(column.Key) < 0));

    private Task DecideAsync(string header, string value) => OnDecide.InvokeAsync(Settings with
    {
        Columns = value.Length == 0 ? Settings.Columns.Remove(header) : Settings.Columns.SetItem(header, value),
    });
}
