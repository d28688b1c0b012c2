using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Takes rows from a file or from the clipboard, and hands out templates.</summary>
public sealed partial class SheetSource
{
    private const string PastedId = "pasted";

    private IReadOnlyList<SheetFault> _faults = [];
    private IReadOnlyList<string> _names = [];
    private byte[] _bytes = [];
    private string _name = "";
    private string? _howRead;
    private bool _isReading;

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

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await using var module = await ModuleAsync();
            await module.InvokeVoidAsync("quicken", PastedId);

            // By now the file control has asked the browser to listen: it did so while the module was fetched.
            _isListening = true;
            StateHasChanged();
        }
    }

    private async Task ReadFileAsync(InputFileChangeEventArgs change)
    {
        _isReading = true;
        try
        {
            (_name, _bytes, _names) = (change.File.Name, [], []);
            if (change.File.Size > SheetLimits.Bytes)
            {
                await ShowAsync(SheetReader.TooLargeFile(_name, change.File.Size));
                return;
            }

            await using var stream = change.File.OpenReadStream(SheetLimits.Bytes);
            _bytes = await ReadAllAsync(stream);
            var outcome = await Task.Run(() => SheetReader.ReadFile(_bytes, _name));
            await ShowAsync(outcome);
            if (outcome is SheetOutcome.Done)
            {
                // What was pasted before is not meant any more.
                await using var module = await ModuleAsync();
                await module.InvokeVoidAsync("clear", PastedId);
            }
        }
        catch (Exception exception) when (exception is IOException or JSException)
        {
            await ShowAsync(new SheetOutcome.Refused($"{_name} could not be read to its end. Choose it again."));
        }
        finally
        {
            _isReading = false;
        }
    }

    private async Task CheckAsync()
    {
        _isReading = true;
        try
        {
            await using var module = await ModuleAsync();
            await using var reference = await module.InvokeAsync<IJSStreamReference>("read", PastedId);
            if (reference.Length > SheetLimits.Bytes)
            {
                await ShowAsync(SheetReader.TooLargeFile("The pasted text", reference.Length));
                return;
            }

            await using var stream = await reference.OpenReadStreamAsync(SheetLimits.Bytes);
            var text = Encoding.UTF8.GetString(await ReadAllAsync(stream));
            if (text.Trim().Length > 0)
            {
                var outcome = await Task.Run(() => SheetReader.ReadPasted(text));
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
        }
        finally
        {
            _isReading = false;
        }
    }

    private Task Show(SheetOutcome outcome) => ShowAsync(outcome);

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
        await Script.SaveAsync(Assets["download.js"], $"{Form.Type}-template.{(asWorkbook ? "xlsx" : "csv")}", asWorkbook ? SavedFile.Workbook : "text/csv", stream);
    }

    private ValueTask<IJSObjectReference> ModuleAsync() => Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["sheet.js"]);

    private static async Task<byte[]> ReadAllAsync(Stream stream)
    {
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}
