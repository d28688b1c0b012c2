using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Edit;

/// <summary>The other way to change a connector: delete it and create it again.</summary>
public sealed partial class RecreatePanel : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private Guid _intentId;
    private string? _progress;
    private bool _isBusy;
    private bool _isGone;
    private bool _isDone;

    /// <summary>The connector as it was read.</summary>
    [Parameter, EditorRequired]
    public required Connection Before { get; set; }

    /// <summary>What is filled in.</summary>
    [Parameter, EditorRequired]
    public required ConnectionDraft Draft { get; set; }

    /// <summary>What can be filled in.</summary>
    [Parameter, EditorRequired]
    public required ConnectorForm Form { get; set; }

    /// <summary>The user's permission.</summary>
    [Parameter, EditorRequired]
    public required Grant Grant { get; set; }

    /// <summary>The org.</summary>
    [Parameter, EditorRequired]
    public required SalesforceOrg Org { get; set; }

    /// <summary>Whether everything is filled in and confirmed; says what is not.</summary>
    [Parameter, EditorRequired]
    public required Func<Task<bool>> Passes { get; set; }

    /// <summary>Whether the form around it is at something.</summary>
    [Parameter]
    public bool IsBusyElsewhere { get; set; }

    /// <summary>Whether the calls are shown.</summary>
    [Parameter]
    public bool ShowsCalls { get; set; }

    /// <summary>Work begins or ends.</summary>
    [Parameter]
    public EventCallback<bool> OnBusy { get; set; }

    /// <summary>Something did not work.</summary>
    [Parameter]
    public EventCallback<Rejection?> OnFailure { get; set; }

    /// <summary>A new connector is there.</summary>
    [Parameter]
    public EventCallback OnDone { get; set; }

    /// <summary>Knows the calls.</summary>
    [Inject]
    public required Data360Client Client { get; init; }

    [Inject]
    internal ConnectionRecreator Recreator { get; set; } = default!;

    [Inject]
    internal PassingNotice Notice { get; set; } = default!;

    /// <summary>Dates the intents.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>Leads to the new connector.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    private bool IsBusy => _isBusy || IsBusyElsewhere;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
    }

    private async Task SendAsync()
    {
        if (IsBusy || !await Passes())
        {
            return;
        }

        _isBusy = true;
        await OnBusy.InvokeAsync(true);
        try
        {
            if (!_isGone)
            {
                _intentId = Guid.CreateVersion7(Time.GetUtcNow());
            }

            await ShowAsync(_isGone
                ? await Recreator.CreateAgainAsync(_intentId, Grant, Draft, Form, TellFromAfar, _leaving.Token)
                : await Recreator.RecreateAsync(_intentId, Grant, Before, Draft, Form, TellFromAfar, _leaving.Token));
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page is gone; what has begun runs to its end without it.
        }
        finally
        {
            // Until the browser has left for the new connector's page, a click must not create another one.
            (_isBusy, _progress) = (_isDone, null);
            await OnBusy.InvokeAsync(_isDone);
        }
    }

    private async Task ShowAsync(RecreateOutcome outcome)
    {
        switch (outcome)
        {
            case RecreateOutcome.Created created:
                await DoneAsync(created.Id);
                break;
            case RecreateOutcome.Kept kept:
                await OnFailure.InvokeAsync(kept.Rejection);
                break;
            case RecreateOutcome.Removed removed:
                _isGone = true;
                await OnFailure.InvokeAsync(removed.Rejection);
                break;
        }
    }

    private async Task DoneAsync(ConnectionId id)
    {
        _isDone = true;
        await OnDone.InvokeAsync();
        Notice.Leave($"{Draft.Label.Trim()} was deleted and created again. Its new id is {id}.");
        Navigation.NavigateTo(PortalUrls.Relative(PortalUrls.Connector(id)));
    }

    private void TellFromAfar(string text) => _ = InvokeAsync(() =>
    {
        _progress = text;
        StateHasChanged();
    });
}
