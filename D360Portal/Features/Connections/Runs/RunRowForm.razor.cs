using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections;

/// <summary>What a failed row sends, to be mended.</summary>
public sealed partial class RunRowForm
{
    private IReadOnlyList<RunCell> _cells = [];

    /// <summary>The row.</summary>
    [Parameter, EditorRequired]
    public required RunRow Row { get; set; }

    /// <summary>The row is mended.</summary>
    [Parameter]
    public EventCallback<RunRow> OnSave { get; set; }

    /// <summary>The user leaves it as it is.</summary>
    [Parameter]
    public EventCallback OnCancel { get; set; }

    /// <summary>Knows how long an API name may be.</summary>
    [Inject]
    public required SalesforceOptions Options { get; init; }

    /// <inheritdoc />
    protected override void OnInitialized() => _cells = RunCells.Of(Row);

    private Task SaveAsync() => RunCells.Check(_cells, Row, Options.ApiNameLimit) ? OnSave.InvokeAsync(RunCells.Apply(_cells, Row)) : Task.CompletedTask;
}
