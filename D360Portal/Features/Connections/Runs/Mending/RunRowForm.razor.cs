using System.Collections.Immutable;
using D360Portal.Components.Kit;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace D360Portal.Features.Connections;

/// <summary>What a failed row sends, to be mended in the form that every connector of its type has.</summary>
public sealed partial class RunRowForm : IDisposable
{
    private static readonly ImmutableHashSet<string> NoNames = [];

    private readonly CancellationTokenSource _leaving = new();
    private ElementReference _heading;
    private ConnectorForm? _form;
    private FormFacts? _facts;
    private ConnectionDraft _draft = new();
    private IReadOnlyList<FieldFault> _faults = [];
    private string? _problem;
    private bool _isTouched;
    private bool _isSaving;

    /// <summary>The row.</summary>
    [Parameter, EditorRequired]
    public required RunRow Row { get; set; }

    /// <summary>The user's permission.</summary>
    [Parameter, EditorRequired]
    public required Grant Grant { get; set; }

    /// <summary>Saves the mended row, which may be to be sent again at once, and says whether it is saved.</summary>
    [Parameter, EditorRequired]
    public required Func<MendedRow, Task<bool>> OnSave { get; set; }

    /// <summary>The user leaves it as it is.</summary>
    [Parameter]
    public EventCallback OnCancel { get; set; }

    /// <summary>Knows how long an API name may be.</summary>
    [Inject]
    public required SalesforceOptions Options { get; init; }

    /// <summary>Puts the focus on the first faulty field.</summary>
    [Inject]
    public required IJSRuntime Script { get; init; }

    /// <summary>Told of what failed in full.</summary>
    [Inject]
    public required ILogger<RunRowForm> Logger { get; init; }

    [Inject]
    internal FormStarter Starter { get; set; } = default!;

    /// <summary>Whether something is typed that would be lost.</summary>
    internal bool IsUnsaved => _isTouched;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <summary>Brings the user back to this form.</summary>
    /// <param name="other">The number of the row that they meant to mend instead; null when it was this one.</param>
    internal async Task ReturnAsync(int? other)
    {
        if (other is { } number)
        {
            _problem = $"Row {Row.Number} is not saved yet. Save it or cancel, then mend row {number}.";
            StateHasChanged();
        }

        await _heading.FocusAsync();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        try
        {
            var source = Row.AsConnection();
            _form = RowMend.FormOf(await Starter.ReadFormOrNamesAsync(Grant.Id, Row.Definition.Type, source, _leaving.Token), Row);
            _draft = ConnectionDraft.Of(Row.Definition, _form);
            _facts = new FormFacts(new FormStart { Key = $"row/{Row.Number}", Form = _form, Source = source, IsChange = true, Draft = _draft, Neighbours = [] });
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The form is closed.
        }
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _heading.FocusAsync();
        }
    }

    private void Change(ConnectionDraft draft) => (_draft, _isTouched) = (draft, true);

    private async Task SaveAsync(bool isSent)
    {
        if (_isSaving || _form is not { } form)
        {
            return;
        }

        _faults = DraftChecker.Check(_draft, form, NoNames, Options.ApiNameLimit);
        if (_faults is [var first, ..])
        {
            _problem = $"{(_faults.Count == 1 ? "One value is not right." : $"{_faults.Count} values are not right.")} Nothing is saved yet.";
            StateHasChanged();
            await Script.CallAsync(Assets["focus.js"], "focus", FieldNames.IdOf(form, first.Field));
            return;
        }

        (_isSaving, _problem) = (true, null);
        try
        {
            _problem = await OnSave(new MendedRow(RowMend.Apply(_draft, form, Row), isSent))
                ? null
                : $"Row {Row.Number} was not saved: it is being sent or already there, or the run was stopped. What you typed still stands here.";
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The form is closed.
        }
        catch (Exception exception) when (exception is not SignInRequiredException)
        {
            _problem = $"Row {Row.Number} may not be saved: something happened that the portal does not expect. What you typed still stands here; try once more. "
                + $"If it happens again, look for the reference {EntryFailure.Log(Logger, exception)} in the portal's log.";
        }
        finally
        {
            _isSaving = false;
        }
    }
}
