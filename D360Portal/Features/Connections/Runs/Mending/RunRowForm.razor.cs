using System.Collections.Immutable;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;

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

    /// <summary>The row.</summary>
    [Parameter, EditorRequired]
    public required RunRow Row { get; set; }

    /// <summary>The user's permission.</summary>
    [Parameter, EditorRequired]
    public required Grant Grant { get; set; }

    /// <summary>The row is mended, and may be to be sent again at once.</summary>
    [Parameter]
    public EventCallback<MendedRow> OnSave { get; set; }

    /// <summary>The user leaves it as it is.</summary>
    [Parameter]
    public EventCallback OnCancel { get; set; }

    /// <summary>Knows how long an API name may be.</summary>
    [Inject]
    public required SalesforceOptions Options { get; init; }

    [Inject]
    internal FormStarter Starter { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        try
        {
            var source = RowMend.AsSource(Row);
            _form = RowMend.FormOf(await Starter.ReadFormOrNamesAsync(Grant.Id, Row.Definition.Type, source, _leaving.Token), Row);
            _draft = RowMend.DraftOf(Row, _form);
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

    private Task SaveAsync(bool isSent)
    {
        _faults = DraftChecker.Check(_draft, _form!, NoNames, Options.ApiNameLimit);
        return _faults.Count == 0 ? OnSave.InvokeAsync(new MendedRow(RowMend.Apply(_draft, _form!, Row), isSent)) : Task.CompletedTask;
    }
}
