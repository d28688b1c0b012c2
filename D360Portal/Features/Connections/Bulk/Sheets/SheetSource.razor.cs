using D360Portal.Components.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Takes rows from a file or from the clipboard, and hands out templates.</summary>
public sealed partial class SheetSource : IDisposable
{
    private const string PastedId = "pasted";

    private readonly CancellationTokenSource _leaving = new();
    private IReadOnlyList<SheetFault> _faults = [];
    private IReadOnlyList<string> _names = [];
    private byte[] _bytes = [];
    private string _name = "";
    private string? _howRead;
    private CancellationTokenSource? _reading;
    private bool _notSaved;

    // A file that is chosen before the browser listens is lost without a word.
    private bool _isListening;

    /// <summary>The form of the type.</summary>
    [Parameter, EditorRequired]
    public required ConnectorForm Form { get; set; }

    /// <summary>What the first row of a template has; null for the catalogue's defaults.</summary>
    [Parameter]
    public ConnectionDraft? Example { get; set; }

    /// <summary>Whether there are rows already, which can be checked again.</summary>
    [Parameter]
    public bool HasRows { get; set; }

    /// <summary>Rows were read.</summary>
    [Parameter]
    public EventCallback<Sheet> OnRead { get; set; }

    /// <summary>The rows that are there are to be checked again.</summary>
    [Parameter]
    public EventCallback OnCheck { get; set; }

    /// <summary>Brings texts and files from and to the browser.</summary>
    [Inject]
    public required IJSRuntime Script { get; init; }

    /// <summary>Measures how long the browser sends nothing.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Script.CallAsync(Assets["sheet.js"], "quicken", PastedId);

            // By now the file control has asked the browser to listen: it did so while the module was fetched.
            _isListening = true;
            StateHasChanged();
        }
    }

    private Task ReadFileAsync(InputFileChangeEventArgs change) => ReadAsync(change.File.Name, async reading =>
    {
        var file = change.File;
        (_name, _bytes, _names) = (file.Name, [], []);
        if (file.Size > SheetLimits.Bytes)
        {
            await ShowAsync(SheetReader.TooLargeFile(file.Name, file.Size));
            return;
        }

        await using var stream = file.OpenReadStream(SheetLimits.Bytes, reading);
        var bytes = await SentBytes.ReadAllAsync(stream, Time, reading);
        _bytes = bytes;
        await ReadSheetAsync(bytes, file.Name, sheetName: null, reading);
    });

    private Task ChooseSheetAsync(string sheetName) => ReadAsync(_name, reading => ReadSheetAsync(_bytes, _name, sheetName, reading));

    private async Task ReadSheetAsync(byte[] bytes, string name, string? sheetName, CancellationToken reading)
    {
        var outcome = await Task.Run(() => SheetReader.ReadFile(bytes, name, sheetName), reading);
        reading.ThrowIfCancellationRequested();
        await ShowAsync(outcome);
        if (outcome is SheetOutcome.Done)
        {
            // What was pasted before is not meant any more.
            await Script.CallAsync(Assets["sheet.js"], "clear", PastedId);
        }
    }

    private Task CheckAsync() => ReadAsync("What you pasted", async reading =>
    {
        await using var module = await Script.LoadAsync(Assets["sheet.js"]);
        await using var reference = await module.InvokeAsync<IJSStreamReference>("read", reading, PastedId);
        if (reference.Length > SheetLimits.Bytes)
        {
            await ShowAsync(SheetReader.TooLargeFile("The pasted text", reference.Length));
            return;
        }

        var text = await SentBytes.ReadTextAsync(reference, Time, reading);
        if (text.Trim().Length > 0)
        {
            var outcome = await Task.Run(() => SheetReader.ReadPasted(text), reading);
            reading.ThrowIfCancellationRequested();
            await ShowAsync(outcome);
            if (outcome is SheetOutcome.Done)
            {
                // The rows are in the grid now, where they are mended; a second press checks those.
                await module.InvokeVoidAsync("clear", PastedId);
            }
        }
        else if (HasRows)
        {
            await OnCheck.InvokeAsync();
        }
        else if (_faults.Count == 0)
        {
            await ShowAsync(new SheetOutcome.Refused(_names.Count > 0 ? "Choose one of the workbook's sheets first." : "There are no rows yet. Choose a spreadsheet, or paste rows."));
        }
    });

    /// <summary>
    /// Reads something from the browser. What does not come as a whole is said, and nothing is lost: the page goes on. A file that is chosen while another
    /// is being read takes its place.
    /// </summary>
    private async Task ReadAsync(string what, Func<CancellationToken, Task> read)
    {
        await (_reading?.CancelAsync() ?? Task.CompletedTask);
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(_leaving.Token);
        _reading = reading;
        try
        {
            await read(reading.Token);
        }
        catch (Exception) when (reading.IsCancellationRequested)
        {
            // The page is gone, and the browser perhaps with it, or another file is meant by now.
        }
        catch (Exception exception) when (SentBytes.IsCutOff(exception))
        {
            await ShowAsync(new SheetOutcome.Refused($"{what} could not be read to its end. Try once more."));
        }
        finally
        {
            _reading = _reading == reading ? null : _reading;
        }
    }

    private async Task ShowAsync(SheetOutcome outcome)
    {
        (_faults, _names, _howRead) = outcome switch
        {
            // The sheets of a workbook can still be chosen: another one may do, and a press too early changes nothing.
            SheetOutcome.Refused refused => (refused.Faults, _names, null),
            SheetOutcome.Choose choose => ([], choose.Names, null),
            SheetOutcome.Done done => ([], [], $"{done.Sheet.Name}: {done.Sheet.HowRead}"),
            _ => ((IReadOnlyList<SheetFault>)[], (IReadOnlyList<string>)[], (string?)null),
        };
        if (outcome is SheetOutcome.Done { Sheet: var sheet })
        {
            _bytes = [];
            await OnRead.InvokeAsync(sheet);
        }
    }

    private async Task SaveAsync(bool asWorkbook)
    {
        using var stream = new MemoryStream(asWorkbook ? SheetTemplate.Xlsx(Form, Example) : SheetTemplate.Csv(Form, Example), writable: false);
        _notSaved = !await Script.SaveAsync(Assets["download.js"], $"{Form.Type}-template.{(asWorkbook ? "xlsx" : "csv")}", asWorkbook ? SavedFile.Workbook : "text/csv", stream);
    }
}
