using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections;

/// <summary>The plan of undoing a run, and the button that does it.</summary>
public sealed partial class RunUndoPanel : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private ElementReference _heading;
    private RunUndoPlan? _plan;
    private string _typed = "";
    private bool _isBusy;
    private bool _isRefused;

    /// <summary>The run.</summary>
    [Parameter, EditorRequired]
    public required BulkRun Run { get; set; }

    /// <summary>The user's permission.</summary>
    [Parameter, EditorRequired]
    public required Grant Grant { get; set; }

    /// <summary>The org.</summary>
    [Parameter, EditorRequired]
    public required SalesforceOrg Org { get; set; }

    /// <summary>So many connectors are being deleted.</summary>
    [Parameter]
    public EventCallback<int> OnBegun { get; set; }

    /// <summary>The user keeps everything.</summary>
    [Parameter]
    public EventCallback OnCancel { get; set; }

    [Inject]
    internal RunUndo Undo { get; set; } = default!;

    [Inject]
    internal RunControl Control { get; set; } = default!;

    private bool IsProduction => (Grant.Environment ?? OrgEnvironments.FromHost(Org)) is OrgEnvironment.Production;

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
            _plan = await Undo.PlanAsync(Grant, Run.Id, _leaving.Token);
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The panel is closed.
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

    private static string Connectors(int count) => count == 1 ? "1 connector" : $"{count} connectors";

    private async Task UndoAsync()
    {
        if (_isBusy)
        {
            return;
        }

        (_isBusy, _isRefused) = (true, false);
        var count = await Control.UndoAsync(Grant, Run.Id, [.. _plan!.Unused.Select(row => row.ConnectionId).OfType<ConnectionId>()], CancellationToken.None);
        (_isBusy, _isRefused) = (false, count == 0);
        if (count > 0)
        {
            await OnBegun.InvokeAsync(count);
        }
    }
}
