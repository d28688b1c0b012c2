using D360Portal.Components.Kit;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace D360Portal.Features.Connections;

/// <summary>The button that deletes a connector, and the dialog that says first what that means.</summary>
public sealed partial class DeleteConnector
{
    private const string DialogId = "delete-dialog";
    private const string NotDeletable = "Salesforce does not let this connector be deleted.";

    private readonly CancellationTokenSource _leaving = new();
    private ChangeGuard _guard = new("", IsProduction: true);
    private Guid? _intentId;
    private Rejection? _failure;
    private string? _progress;
    private bool _isAsked;
    private bool _mustShow;
    private bool _isDeleting;
    private bool _showsCall;

    /// <summary>The connector.</summary>
    [Parameter, EditorRequired]
    public required Connection Connection { get; set; }

    /// <summary>The user's permission.</summary>
    [Parameter, EditorRequired]
    public required Grant Grant { get; set; }

    /// <summary>The org.</summary>
    [Parameter, EditorRequired]
    public required SalesforceOrg Org { get; set; }

    /// <summary>Knows the call.</summary>
    [Inject]
    public required Data360Client Client { get; init; }

    [Inject]
    internal ImpactReader Impacts { get; set; } = default!;

    [Inject]
    internal ConnectionDeleter Deleter { get; set; } = default!;

    [Inject]
    internal PassingNotice Notice { get; set; } = default!;

    /// <summary>Leads to the inventory.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Opens the dialog.</summary>
    [Inject]
    public required IJSRuntime Script { get; init; }

    /// <summary>Dates the intent.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_mustShow)
        {
            _mustShow = false;
            await CallAsync("open");
        }
    }

    private Task OpenAsync()
    {
        (_isAsked, _mustShow, _showsCall, _failure) = (true, true, false, null);
        if (_isDeleting)
        {
            return Task.CompletedTask;
        }

        _guard = ChangeGuard.Of(Connection, Grant, Org);
        return ReadImpactAsync(anew: false);
    }

    private async Task ReadImpactAsync(bool anew)
    {
        _guard = _guard.Knowing(impact: null);
        try
        {
            _guard = _guard.Knowing(await Impacts.ReadAsync(Grant.Id, Connection, anew, _leaving.Token));
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page is gone.
        }
    }

    private async Task DeleteAsync()
    {
        if (_isDeleting || !_guard.IsOpen)
        {
            return;
        }

        (_isDeleting, _failure) = (true, null);
        Tell("Deleting the connector …");
        try
        {
            _intentId ??= Guid.CreateVersion7(Time.GetUtcNow());
            var outcome = await Deleter.DeleteAsync(_intentId.Value, Grant, Connection, text => _ = InvokeAsync(() => Tell(text)), _leaving.Token);
            (_intentId, _progress) = (null, null);
            Show(outcome);
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page is gone; the deletion runs to its end without it.
        }
        finally
        {
            _isDeleting = false;
        }
    }

    private void Show(DeleteOutcome outcome)
    {
        switch (outcome)
        {
            case DeleteOutcome.Deleted:
                Notice.Leave($"{Connection.Label} deleted.");
                Navigation.NavigateTo(PortalUrls.Relative(PortalUrls.Connectors));
                return;
            case DeleteOutcome.Rejected rejected:
                _failure = rejected.Rejection;
                break;
            case DeleteOutcome.Unanswered unanswered:
                _failure = new Rejection(unanswered.What, SalesforceWords: null, []);
                break;
        }

        // Whoever closed the dialog while it was under way must learn of the failure too.
        _mustShow = true;
    }

    private Task CloseAsync() => CallAsync("close");

    private void Tell(string text)
    {
        _progress = text;
        StateHasChanged();
    }

    private async Task CallAsync(string function) => await Script.CallAsync(Assets["dialog.js"], function, DialogId);
}
