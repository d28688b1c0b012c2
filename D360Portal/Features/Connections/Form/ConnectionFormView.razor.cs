using System.Collections.Immutable;
using D360Portal.Components.Kit;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace D360Portal.Features.Connections;

/// <summary>Fills in, tests and creates one connector; for new ones and for clones alike.</summary>
public sealed partial class ConnectionFormView : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private Guid? _intentId;
    private ConnectionDraft _draft = new();
    private KeptDraft? _restored;
    private IReadOnlyList<FieldFault> _faults = [];
    private IReadOnlyList<ConnectionRow> _twins = [];
    private ImmutableHashSet<string> _taken = [];
    private FormFacts? _facts;
    private DraftKeeper<KeptDraft>? _keeper;
    private string? _success;
    private Rejection? _failure;
    private bool _isOpen;
    private bool _isTesting;
    private bool _isCreating;
    private bool _isTouched;
    private bool _isDone;
    private bool _isUnknown;
    private bool _showsCall;

    /// <summary>What the form begins with.</summary>
    [Parameter, EditorRequired]
    public required FormStart Start { get; set; }

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
    internal ConnectionCreator Creator { get; set; } = default!;

    [Inject]
    internal PassingNotice Notice { get; set; } = default!;

    [Inject]
    internal DraftKeepers<KeptDraft> Keepers { get; set; } = default!;

    /// <summary>Prepares the next clone.</summary>
    [Inject]
    public required IDrafts<KeptDraft> Drafts { get; init; }

    /// <summary>Knows the longest API name.</summary>
    [Inject]
    public required SalesforceOptions Options { get; init; }

    /// <summary>Dates the intent.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    /// <summary>Leads to the new connector.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Puts the focus on the first faulty field.</summary>
    [Inject]
    public required IJSRuntime Script { get; init; }

    private ConnectorForm Form => Start.Form;

    private bool IsBusy => _isTesting || _isCreating;

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
        _taken = Start.Neighbours.Select(row => row.Name).OfType<string>().ToImmutableHashSet(StringComparer.OrdinalIgnoreCase);
        _draft = Start.Draft;
        _facts = new FormFacts(Start);
        _keeper = Keepers.Open(Grant.Id, Start.Key);
        if (await _keeper.FindAsync(_leaving.Token) is { } kept)
        {
            (_restored, _draft) = (kept, kept.Draft);
        }

        // Not before: what is typed while the draft is being looked for would be overwritten by it.
        _isOpen = true;
        LookForTwins();
    }

    private void Change(ConnectionDraft draft)
    {
        // A message goes when what it is about is changed and no longer wrong. New ones come only when the user tests or creates.
        if (_faults.Count > 0)
        {
            var wrong = DraftChecker.Check(draft, Form, _taken, Options.ApiNameLimit).Select(fault => fault.Field).ToHashSet(StringComparer.Ordinal);
            _faults = [.. _faults.Where(fault => wrong.Contains(fault.Field) || draft.ValueOf(fault.Field) == _draft.ValueOf(fault.Field))];
        }

        (_draft, _success, _isTouched) = (draft, null, true);
        _keeper?.Take(() => KeptDraft.Of(draft, Form));
        LookForTwins();
    }

    private bool IsUnsaved() => _isTouched && !_isDone;

    private void LookForTwins() => _twins = SameSource.Find(_draft, Form, Start.Neighbours);

    private async Task StartOverAsync()
    {
        (_draft, _restored, _faults, _failure, _success, _isTouched) = (Start.Draft, null, [], null, null, false);
        LookForTwins();
        await _keeper!.EraseAsync();
    }

    private async Task TestAsync()
    {
        if (IsBusy || !await PassesAsync(DraftChecker.CheckSettings(_draft, Form)))
        {
            return;
        }

        _isTesting = true;
        try
        {
            var (success, failure) = await Tester.TestAsync(Grant.Id, _draft.ToDefinition(Form), Form, _leaving.Token);
            await ShowAsync(success, failure);
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page is gone.
        }
        finally
        {
            _isTesting = false;
        }
    }

    private async Task CreateAsync()
    {
        if (IsBusy || !await PassesAsync(DraftChecker.Check(_draft, Form, _taken, Options.ApiNameLimit)))
        {
            return;
        }

        (_isCreating, _isUnknown) = (true, false);
        try
        {
            // What was typed is on disk before anything can go wrong.
            await _keeper!.KeepAsync();
            _intentId ??= Guid.CreateVersion7(Time.GetUtcNow());
            var outcome = await Creator.CreateAsync(_intentId.Value, Grant, _draft.ToDefinition(Form), Form, _leaving.Token);
            _intentId = null;
            await ShowAsync(outcome);
        }
        catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
        {
            // The page is gone; the create runs to its end without it.
        }
        finally
        {
            // Until the browser has left for the new connector's page, a click must not create another one.
            _isCreating = _isDone;
        }
    }

    private async Task ShowAsync(CreateOutcome outcome)
    {
        switch (outcome)
        {
            case CreateOutcome.Created created:
                await DoneAsync(created);
                break;
            case CreateOutcome.Rejected rejected:
                await ShowAsync(success: null, rejected.Rejection);
                break;
            default:
                _isUnknown = true;
                await ShowAsync(success: null, new Rejection(
                    "Salesforce did not answer, and the connector is not in the list yet. It may appear within a minute, so it is not sent again by itself.", SalesforceWords: null, []));
                break;
        }
    }

    private async Task DoneAsync(CreateOutcome.Created created)
    {
        _isDone = true;
        await _keeper!.EraseAsync();

        // "Clone" on the new connector's page begins with all that was filled in here, also where Salesforce masks what it gives back.
        var taken = _taken.Add(created.Name ?? _draft.Name);
        var next = (_draft.WithoutSecrets(Form) with { IsNameWritten = false }).Labelled(_draft.Label, taken, Options.ApiNameLimit);
        await Drafts.KeepAsync(Grant.Id, FormKey.Clone(created.Id), new KeptDraft(next, []) { IsPrepared = true }, CancellationToken.None);
        Notice.Leave(created.WasFound
            ? "Connector created. Salesforce's answer was lost, but the connector is there."
            : "Connector created.");
        Navigation.NavigateTo(PortalUrls.Relative(PortalUrls.Connector(created.Id)));
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

    private string LabelOfName(string name) => Form.Find(name) is { } field ? field.Attribute.Label : name;
}
