using D360Portal.Components.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>The rows as a grid, to be mended in place. What moves and edits is a script, so that keys are answered at once; what it changes comes here.</summary>
public sealed partial class SheetGrid : IAsyncDisposable
{
    private const int RowHeight = 44;

    private readonly ErrorWalk _errors = new();
    private readonly CancellationTokenSource _leaving = new();
    private (PlannedRow Row, int At)[] _shown = [];
    private BulkPlan? _planShown;
    private GridFilter _filter;
    private ElementReference _window;
    private IJSObjectReference? _module;
    private IJSObjectReference? _keys;
    private DotNetObjectReference<SheetGrid>? _self;
    private string? _problem;
    private int? _goTo;

    /// <summary>The rows, which the grid changes.</summary>
    [Parameter, EditorRequired]
    public required BulkBatch Batch { get; set; }

    /// <summary>The plan of the rows.</summary>
    [Parameter, EditorRequired]
    public required BulkPlan Plan { get; set; }

    /// <summary>The rows were changed, and the plan with them.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    /// <summary>Loads the script.</summary>
    [Inject]
    public required IJSRuntime Script { get; init; }

    /// <summary>Measures how long the browser sends nothing.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    private System.Collections.Immutable.ImmutableArray<string> Headers => Plan.Matched.Sheet.Headers;

    /// <summary>The user wrote into a cell.</summary>
    [JSInvokable]
    public Task EditAsync(int number, int column, string text) => ChangeAsync(() => Batch.Edit(number, column, text));

    /// <summary>The user pasted a block, which may be long and so comes as a stream.</summary>
    [JSInvokable]
    public async Task PasteAsync(int number, int column, IJSStreamReference block)
    {
        await using var owned = block;
        var (text, problem) = ("", block.Length > SheetLimits.Bytes ? "Nothing was pasted: that is more than 10 MB." : null);
        try
        {
            text = problem is null ? await SentBytes.ReadTextAsync(block, Time, _leaving.Token) : text;
        }
        catch (Exception) when (_leaving.IsCancellationRequested)
        {
            // The page is gone, and the browser perhaps with it.
            return;
        }
        catch (Exception exception) when (SentBytes.IsCutOff(exception))
        {
            problem = "Nothing was pasted: it did not arrive as a whole. Paste it again.";
        }

        await ChangeAsync(() => problem ?? Paste(number, column, text));
    }

    /// <summary>The user takes the last change back.</summary>
    [JSInvokable]
    public Task UndoAsync() => ChangeAsync(Batch.Undo);

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        try
        {
            if (_keys is not null)
            {
                await _keys.InvokeVoidAsync("leave");
                await _keys.DisposeAsync();
            }

            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and the script with it.
        }

        _self?.Dispose();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(_planShown, Plan))
        {
            Show();
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        try
        {
            if (firstRender)
            {
                _self = DotNetObjectReference.Create(this);
                _module = await Script.LoadAsync(Assets["sheet.js"]);
                _keys = await _module.InvokeAsync<IJSObjectReference>("watch", _window, _self, RowHeight);
            }
            else if (_keys is not null && _goTo is { } row)
            {
                _goTo = null;
                await _keys.InvokeVoidAsync("go", row, 0);
            }
        }
        catch (JSDisconnectedException)
        {
            // As above.
        }
    }

    private string? Paste(int number, int column, string text)
    {
        try
        {
            // One cell that begins with a quotation mark is what it is; a block is as spreadsheets copy it.
            var isCell = text.AsSpan().TrimEnd("\r\n").IndexOfAny('\t', '\n', '\r') < 0;
            return Batch.Paste(number, column, isCell ? [[text.TrimEnd('\r', '\n')]] : [.. DelimitedText.Read(text, '\t').Select(row => row.Cells)], _filter == GridFilter.All ? null : [.. _shown.Select(place => place.Row.Number)]);
        }
        catch (SheetException exception)
        {
            return $"Nothing was pasted. {exception.Message}";
        }
    }

    private Task ChangeAsync(Action change) => ChangeAsync(() =>
    {
        change();
        return null;
    });

    private async Task ChangeAsync(Func<string?> change)
    {
        _problem = change();
        await OnChanged.InvokeAsync();
        StateHasChanged();
    }

    /// <summary>Takes out the row where the focus last was.</summary>
    private async Task RemoveAsync()
    {
        if (_keys is not null && await _keys.InvokeAsync<int>("row") is > 0 and var number)
        {
            await ChangeAsync(() => Batch.Remove(number));
        }
    }

    private async Task AddAsync()
    {
        _filter = GridFilter.All;
        await ChangeAsync(Batch.Add);

        // Not before the row is drawn.
        _goTo = Batch.Plan!.Rows.Length - 1;
    }

    private async Task ChooseAsync(int number, bool isChosen)
    {
        Batch.Choose(number, isChosen);
        await OnChanged.InvokeAsync();
    }

    private void Filter(GridFilter filter)
    {
        _filter = filter;
        Show();
    }

    private void Show()
    {
        if (_planShown is { } before && before.Matched.Sheet.Headers != Headers)
        {
            _errors.Reset();
        }

        _planShown = Plan;
        _shown = [.. Plan.Rows.Where(IsShown).Select((row, at) => (row, at))];
    }

    private bool IsShown(PlannedRow row) => _filter switch
    {
        GridFilter.Errors => row.Fate == RowFate.Blocked,
        GridFilter.NotCreated => !row.IsSent,
        GridFilter.Renamed => row.NameChange is not null,
        _ => true,
    };

    /// <summary>Goes to the first faulty cell of the next row that has one.</summary>
    private async Task NextErrorAsync()
    {
        if (_keys is not null && _errors.Next(_shown) is var (row, at))
        {
            var column = Enumerable.Range(0, Headers.Length).FirstOrDefault(index => FaultOf(row, index) is not null, Headers.Length);
            await _keys.InvokeVoidAsync("go", at, column);
        }
    }

    private string? FaultOf(PlannedRow row, int column) => Plan.Matched.Columns[column] is { } known ? row.FaultOf(known.Key) : null;

    /// <summary>What an empty cell is filled with: a value for all rows, a default, the API name that was made.</summary>
    private string? Filled(PlannedRow row, int column) => Plan.Matched.Columns[column] switch
    {
        { IsSecret: true } => row.Checked.CredentialSet,
        { Key: FieldFault.Name or FieldFault.Label } known => row.Draft.ValueOf(known.Key),
        { Field: not null } known => row.Draft[known.Key],
        _ => null,
    };

    private static string Word(PlannedRow row) => row switch
    {
        { Fate: RowFate.Blocked } => "Blocked",
        { Fate: RowFate.AlreadyThere } => "Already there",
        { IsSent: true } => row.IsTested ? "Create, test works" : "Create",
        { TestFailure: not null } => "Left out, test failed",
        _ => "Conflict",
    };

    private static string? Why(PlannedRow row) =>
        row.Fate == RowFate.Create && row.TestFailure is { } failure ? failure.Sentence
        : row.Reason ?? (row.NameChange is { } change ? $"API name {change.To} in place of {change.From}: {change.Why}" : null);
}
