using D360Portal.Salesforce.Grants;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;

namespace D360Portal.Features.Connections;

/// <summary>The rows of a run, as many as are in sight, and the form that mends one.</summary>
public sealed partial class RunRowsTable
{
    private const string All = "all";
    private const string Failed = "failed";
    private const string Open = "open";

    private Virtualize<RunRow>? _rows;
    private ElementReference _table;
    private RunRow? _mended;
    private string _shown = All;

    /// <summary>The run.</summary>
    [Parameter, EditorRequired]
    public required BulkRun Run { get; set; }

    /// <summary>How many rows there are in which state.</summary>
    [Parameter, EditorRequired]
    public required RunCounts Counts { get; set; }

    /// <summary>The permission of whoever looks.</summary>
    [Parameter, EditorRequired]
    public required Grant Grant { get; set; }

    /// <summary>Whether whoever looks may mend rows.</summary>
    [Parameter, EditorRequired]
    public required bool IsOwn { get; set; }

    /// <summary>A row is mended.</summary>
    [Parameter]
    public EventCallback<MendedRow> OnMended { get; set; }

    /// <summary>Has the rows.</summary>
    [Inject]
    public required IRunJournal Journal { get; init; }

    private int Shown => _shown switch
    {
        Failed => Counts.Failed,
        Open => Counts.Open,
        _ => Counts.All,
    };

    private RunRowState[] States => _shown switch
    {
        Failed => [RunRowState.Rejected, RunRowState.Unknown],
        Open => [RunRowState.Waiting, RunRowState.Sending, RunRowState.Testing],
        _ => [],
    };

    /// <summary>Reads the rows in sight again.</summary>
    public async Task RefreshAsync()
    {
        if (_rows is { } rows)
        {
            await rows.RefreshDataAsync();
            StateHasChanged();
        }
    }

    private async ValueTask<ItemsProviderResult<RunRow>> LoadAsync(ItemsProviderRequest request)
    {
        var rows = await Journal.ListRowsAsync(Run.Id, States, request.StartIndex, request.Count, request.CancellationToken);
        return new ItemsProviderResult<RunRow>(rows, Shown);
    }

    private Task ShowAsync(string shown)
    {
        _shown = shown;
        return RefreshAsync();
    }

    private async Task SaveAsync(MendedRow mended)
    {
        await CloseAsync();
        await OnMended.InvokeAsync(mended);
    }

    /// <summary>The button that opened the form may be out of sight by now, so the focus goes to the table.</summary>
    private async Task CloseAsync()
    {
        _mended = null;
        await _table.FocusAsync();
    }
}
