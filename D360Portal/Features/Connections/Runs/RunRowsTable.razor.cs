using System.Runtime.ExceptionServices;
using D360Portal.Components.Kit;
using D360Portal.Salesforce.Grants;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.JSInterop;

namespace D360Portal.Features.Connections;

/// <summary>The rows of a run, as many as are in sight, with what is to be known of one in full, and the form that mends one.</summary>
public sealed partial class RunRowsTable : IDisposable
{
    private const string All = "all";
    private const string Failed = "failed";
    private const string Open = "open";

    private readonly CancellationTokenSource _leaving = new();
    private Virtualize<RunRowAt>? _rows;
    private ElementReference _table;
    private RunRowForm? _form;
    private RunRow? _mended;
    private RunRow? _explained;
    private IReadOnlyList<RunRowAt> _lines = [];
    private Exception? _failure;
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

    /// <summary>Saves a row that is mended, and says whether it is saved: it may have been sent again from another tab.</summary>
    [Parameter, EditorRequired]
    public required Func<MendedRow, Task<bool>> OnMended { get; set; }

    /// <summary>Has the rows.</summary>
    [Inject]
    public required IRunJournal Journal { get; init; }

    /// <summary>Puts the focus on a button of a row.</summary>
    [Inject]
    public required IJSRuntime Script { get; init; }

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

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <summary>Whether what is shown could not be read again, and should be.</summary>
    public bool IsStale { get; private set; }

    /// <summary>Reads the rows in sight again, and the one that is shown in full.</summary>
    public async Task RefreshAsync()
    {
        IsStale = true;
        if (_explained is { } explained && await Journal.ListRowsAsync(Run.Id, [], explained.Position, take: 1, _leaving.Token) is [var again] && _explained == explained)
        {
            _explained = again;
        }

        await ReadAgainAsync();
        if (_failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        IsStale = false;
    }

    private static string WhyId(RunRow row) => $"why-{row.Position}";

    /// <summary>Where it leads to something: what a stopped or undone run would send is never sent.</summary>
    private bool CanMend(RunRow row) => IsOwn && row.IsMendable && Run.State is RunState.Running or RunState.Paused or RunState.Done;

    private async ValueTask<ItemsProviderResult<RunRowAt>> LoadAsync(ItemsProviderRequest request)
    {
        try
        {
            var rows = await Journal.ListRowsAsync(Run.Id, States, request.StartIndex, request.Count, request.CancellationToken);
            (_lines, _failure) = ([.. rows.Select((row, at) => new RunRowAt(request.StartIndex + at, row))], null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Thrown here it would take the page away, and a form that is open with it.
            (_failure, IsStale) = (exception, true);
        }

        return new ItemsProviderResult<RunRowAt>(_lines is [{ Index: var first }, ..] && first == request.StartIndex ? _lines : [], Shown);
    }

    private async Task ReadAgainAsync()
    {
        if (_rows is { } rows)
        {
            await rows.RefreshDataAsync();
            StateHasChanged();
        }
    }

    private Task ShowAsync(string shown)
    {
        (_shown, _lines) = (shown, []);
        return ReadAgainAsync();
    }

    /// <summary>Opens the form of a row. What is typed in that of another stays, and is said to be in the way.</summary>
    private async Task MendAsync(RunRow row)
    {
        if (_form is { } form && _mended is { } mended && (mended.Position == row.Position || form.IsUnsaved))
        {
            await form.ReturnAsync(mended.Position == row.Position ? null : row.Number);
            return;
        }

        // The form says why itself.
        (_mended, _explained) = (row, null);
    }

    private async Task<bool> SaveAsync(MendedRow mended)
    {
        if (!await OnMended(mended))
        {
            return false;
        }

        await CloseAsync();
        return true;
    }

    /// <summary>The button that opened the form may be out of sight by now, so the focus goes to the table.</summary>
    private async Task CloseAsync()
    {
        (_mended, _form) = (null, null);
        StateHasChanged();
        await _table.FocusAsync();
    }

    /// <summary>The focus goes back to the button that asked why, or to the table when that is out of sight by now.</summary>
    private async Task CloseDetailsAsync()
    {
        if (_explained is not { } explained)
        {
            return;
        }

        _explained = null;
        await _table.FocusAsync(preventScroll: true);
        await Script.CallAsync(Assets["focus.js"], "focus", WhyId(explained));
    }
}
