using D360Portal.Components.Kit;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace D360Portal.Features.Connections.Edit;

/// <summary>Fills in, tests and saves a change.</summary>
public sealed partial class ChangeForm : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private Guid? _intentId;
    private ConnectionDraft _draft = new();
    private KeptDraft? _restored;
    private IReadOnlyList<FieldFault> _faults = [];
    private ChangeGuard _guard = new("", IsProduction: true);
    private DraftKeeper<KeptDraft>? _keeper;
    private string? _success;
    private Rejection? _failure;
    private Rejection? _cannotChange;
    private bool _isOpen;
    private bool _isTesting;
    private bool _isSaving;
    private bool _isRecreating;
    private bool _isTouched;
    private bool _isDone;
    private bool _showsCall;

    /// <summary>What the form begins with.</summary>
    [Parameter, EditorRequired]
    public required EditStart Start { get; set; }

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
    internal ConnectionTester Tester { get; set; } = default!;

    [Inject]
    internal ConnectionChanger Changer { get; set; } = default!;

    [Inject]
    internal ImpactReader Impacts { get; set; } = default!;

    [Inject]
    internal DraftKeepers<KeptDraft> Keepers { get; set; } = default!;

    [Inject]
    internal PassingNotice Notice { get; set; } = default!;

    /// <summary>Knows the longest API name.</summary>
    [Inject]
    public required SalesforceOptions Options { get; init; }

    /// <summary>Dates the intent.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>Leads back to the connector.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Puts the focus on the first faulty field.</summary>
    [Inject]
    public required IJSRuntime Script { get; init; }

    private ConnectorForm Form => Start.Start.Form;

    private bool IsBusy => _isTesting || _isSaving || _isRecreating;

    private IReadOnlyList<ChangeRow> Changes => ChangeSummary.Of(Start.Before, _draft, Form);

    private string Consequence => _cannotChange is null
        ? "The next run reads through it as it is then; with wrong settings it fails."
        : "What reads through this connector does not move to a new one.";

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
        if (_keeper is not null)
        {
            await _keeper.DisposeAsync();
        }
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        _guard = ChangeGuard.Of(Start.Before, Grant, Org);
        _draft = Start.Start.Draft;
        _keeper = Keepers.Open(Grant.Id, Start.Start.Key);
        if (await _keeper.FindAsync(_leaving.Token) is { } kept)
        {
            (_restored, _draft) = (kept, kept.Draft);
        }

        // Not before: what is typed while the draft is being looked for would be overwritten by it.
        _isOpen = true;
        await ReadImpactAsync(anew: false);
    }

    private async Task ReadImpactAsync(bool anew)
    {
        _guard = _guard.Knowing(impact: null);
        StateHasChanged();
        try
        {
            _guard = _guard.Knowing(await Impacts.ReadAsync(Grant.Id, Start.Before, anew, _leaving.Token));
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page is gone.
        }
    }

    private void Change(ConnectionDraft draft)
    {
        // The connector has an API name: it does not follow the display text.
        draft = draft with { IsNameWritten = true };
        if (_faults.Count > 0)
        {
            var wrong = Check(draft).Select(fault => fault.Field).ToHashSet(StringComparer.Ordinal);
            _faults = [.. _faults.Where(fault => wrong.Contains(fault.Field) || draft.ValueOf(fault.Field) == _draft.ValueOf(fault.Field))];
        }

        (_draft, _success, _isTouched) = (draft, null, true);
        _keeper?.Take(() => KeptDraft.Of(draft, Form));
    }

    private async Task StartOverAsync()
    {
        (_draft, _restored, _faults, _failure, _success, _isTouched) = (Start.Start.Draft, null, [], null, null, false);
        await _keeper!.EraseAsync();
    }

    private bool IsUnsaved() => _isTouched && !_isDone;

    private Task DoneAsync()
    {
        _isDone = true;
        return _keeper!.EraseAsync();
    }

    private Task TestAsync() => DoAsync(isTest: true, () => PassesAsync(DraftChecker.CheckSettings(_draft, Form)), async () =>
    {
        var (success, failure) = await Tester.TestAsync(Grant.Id, _draft.ToDefinition(Form), Form, _leaving.Token);
        await ShowAsync(success, failure);
    });

    private Task SaveAsync() => DoAsync(isTest: false, PassesAllAsync, async () =>
    {
        // What was typed is on disk before anything can go wrong.
        await _keeper!.KeepAsync();
        _intentId ??= Guid.CreateVersion7(Time.GetUtcNow());
        var outcome = await Changer.ChangeAsync(_intentId.Value, Grant, Start.Before, _draft.ToDefinition(Form), Form, Start.IsOfCredentials, _leaving.Token);
        _intentId = null;
        await ShowAsync(outcome);
    });

    private async Task DoAsync(bool isTest, Func<Task<bool>> passes, Func<Task> work)
    {
        if (IsBusy || !await passes())
        {
            return;
        }

        (_isTesting, _isSaving) = (isTest, !isTest);
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page is gone; a change that was sent runs to its end without it.
        }
        finally
        {
            // Until the browser has left, a click must not save again.
            (_isTesting, _isSaving) = (false, _isDone);
        }
    }

    private async Task ShowAsync(ChangeOutcome outcome)
    {
        switch (outcome)
        {
            case ChangeOutcome.Changed changed:
                await DoneAsync();
                Notice.Leave((Start.IsOfCredentials ? "Credentials changed." : "Connector changed.")
                    + (changed.WasFound ? " Salesforce's answer was lost, but the connector is as you sent it." : ""));
                Navigation.NavigateTo(PortalUrls.Relative(PortalUrls.Connector(Start.Id)));
                break;
            case ChangeOutcome.NotChangeable refused:
                _cannotChange = refused.Rejection;
                _guard = _guard.Knowing(_guard.Impact);
                await ShowAsync(success: null, refused.Rejection);
                break;
            case ChangeOutcome.Rejected rejected:
                await ShowAsync(success: null, rejected.Rejection);
                break;
            case ChangeOutcome.Unanswered unanswered:
                await ShowAsync(success: null, new Rejection(unanswered.What, SalesforceWords: null, []));
                break;
        }
    }

    private IReadOnlyList<FieldFault> Check(ConnectionDraft draft) => EditChecker.Check(draft, Form, Start.Before, Start.Taken, Options.ApiNameLimit);

    /// <summary>Everything that must be so before anything is sent: the fields, something to change, and what must be confirmed.</summary>
    private async Task<bool> PassesAllAsync()
    {
        if (!await PassesAsync(Check(_draft)))
        {
            return false;
        }

        var missing = Changes.Count == 0 ? "There is nothing to change yet." : _guard.Missing;
        await ShowAsync(success: null, missing is null ? null : new Rejection($"Not sent. {missing}", SalesforceWords: null, []));
        return missing is null;
    }

    private async Task<bool> PassesAsync(IReadOnlyList<FieldFault> faults)
    {
        await ShowAsync(success: null, faults.Count == 0 ? null : new Rejection("Not sent: something is missing or wrong.", SalesforceWords: null, faults));
        return faults.Count == 0;
    }

    private async Task ShowAsync(string? success, Rejection? failure)
    {
        (_success, _failure, _faults) = (success, failure, failure?.Faults ?? []);
        if (_faults is [var first, ..])
        {
            StateHasChanged();
            await Script.CallAsync(Assets["focus.js"], "focus", FieldNames.IdOf(Form, first.Field));
        }
    }
}
