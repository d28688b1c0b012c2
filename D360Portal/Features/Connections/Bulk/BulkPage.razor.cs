using System.Collections.Immutable;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Many connectors from a spreadsheet: from the rows to the plan that a run starts from.</summary>
public sealed partial class BulkPage
{
    private IReadOnlyList<ConnectorType>? _types;
    private string? _usual;
    private Connection? _source;
    private ConnectionDraft? _example;
    private BulkBatch? _batch;
    private DraftKeeper<KeptSheet>? _keeper;
    private KeptSheet? _restored;
    private string? _madeInSetup;
    private string _said = "";
    private bool _holdsSecrets;
    private bool _isStarting;
    private bool _isStarted;

    /// <summary>The connector type's name, unchecked.</summary>
    [SupplyParameterFromQuery(Name = PortalUrls.TypeParameter)]
    public string? Type { get; set; }

    /// <summary>The id of the connector to begin with, unchecked.</summary>
    [SupplyParameterFromQuery(Name = PortalUrls.FromParameter)]
    public string? From { get; set; }

    [Inject]
    internal CatalogueReader Catalogue { get; set; } = default!;

    [Inject]
    internal ConnectionReader Reader { get; set; } = default!;

    [Inject]
    internal FormStarter Starter { get; set; } = default!;

    [Inject]
    internal DraftKeepers<KeptSheet> Keepers { get; set; } = default!;

    /// <summary>Remembers which types the org uses.</summary>
    [Inject]
    public required ITypesInUse TypesInUse { get; init; }

    /// <summary>Starts the run.</summary>
    [Inject]
    public required IRunStarter Runs { get; init; }

    /// <summary>Knows the longest API name.</summary>
    [Inject]
    public required SalesforceOptions Options { get; init; }

    /// <summary>Knows how many calls are left in any case.</summary>
    [Inject]
    public required BulkOptions Bulk { get; init; }

    /// <summary>Leads to the run.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    private string? Chosen => Type is { Length: > 0 } ? Type : _usual;

    /// <inheritdoc />
    protected override object Subject => (Type, From);

    /// <inheritdoc />
    protected override void Begin()
    {
        CarryOrForget();
        _ = _keeper?.DisposeAsync().AsTask();
        (_source, _example, _batch, _neighbours, _keeper, _restored, _madeInSetup) = (null, null, null, null, null, null, null);
        (_said, _isStarted) = ("", false);
    }

    /// <inheritdoc />
    protected override async Task ReadAsync(bool anew, CancellationToken cancellationToken)
    {
        if (_types is null)
        {
            var entries = (await Catalogue.ReadAsync(Grant!.Id, cancellationToken)).Where(entry => !entry.Type.Name.IsMadeInSetup).ToArray();
            _usual = await FindUsualAsync(entries, cancellationToken);
            _types = [.. entries.Select(entry => entry.Type)];
        }

        if (await ReadSourceAsync(anew, cancellationToken) is not var (typeName, key))
        {
            return;
        }

        var form = await Starter.ReadFormAsync(Grant!.Id, typeName, _source, cancellationToken);
        if (!form.IsInCatalogue && _source is null && typeName != ConnectorTypeName.IngestApi)
        {
            Problem = "The catalogue of this org has no such connector type.";
            return;
        }

        if (typeName.IsMadeInSetup)
        {
            _madeInSetup = form.TypeLabel;
            return;
        }

        var neighbours = await Starter.ReadNeighbourListAsync(Grant.Id, form.Type, anew, cancellationToken);
        form = form.With(neighbours.Rows);
        var keeper = Keepers.Open(Grant.Id, $"bulk/{key}");
        KeptSheet? kept;
        try
        {
            kept = await keeper.FindAsync(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch
        {
            // The page has gone on to something else, and nobody but this knows of the keeper.
            await keeper.DisposeAsync();
            throw;
        }

        _example = _source is null ? null : SourceExample.Of(_source, form);
        (_batch, _neighbours, _keeper, _restored) = (new BulkBatch(form, neighbours.Rows, Options.ApiNameLimit), neighbours, keeper, kept);
        _sourceForm = form;
        if (kept is not null && _left?.Form != keeper.Form)
        {
            _batch.Load(kept);
        }

        await ArriveAsync();
    }

    /// <inheritdoc />
    protected override async ValueTask LeaveAsync()
    {
        if (_keeper is not null)
        {
            await _keeper.DisposeAsync();
        }
    }

    /// <summary>The type, and the name under which rows are kept; null while nothing is chosen, or there is no such connector.</summary>
    private async Task<(ConnectorTypeName Type, string Key)?> ReadSourceAsync(bool anew, CancellationToken cancellationToken)
    {
        if (From is { Length: > 0 } from)
        {
            if (!ConnectionId.TryParse(from, out var id) || (await Reader.ReadAsync(Grant!.Id, id, anew, cancellationToken)).Value is not { } source)
            {
                Problem = "This org has no connector with that id, or you may not see it. It may have been deleted.";
                return null;
            }

            _source = source with { Id = source.Id ?? id };
            return (source.Type, $"from/{id}");
        }

        if (Chosen is not { Length: > 0 } text)
        {
            return null;
        }

        if (!ConnectorTypeName.TryParse(text, out var type))
        {
            Problem = "The catalogue of this org has no such connector type.";
            return null;
        }

        return (type, type.ToString());
    }

    /// <summary>The type that the org has most connectors of, to begin with; null when nobody knows, for it is not worth a call.</summary>
    private async Task<string?> FindUsualAsync(IReadOnlyCollection<(ConnectorType Type, int InUse)> entries, CancellationToken cancellationToken)
    {
        var remembered = (await TypesInUse.ReadAsync(Grant!, cancellationToken)).Where(type => type.HasConnections).Select(type => type.Type.OfCatalogue()).ToHashSet();
        return entries.OrderByDescending(entry => entry.InUse).Where(entry => entry.InUse > 0 || remembered.Contains(entry.Type.Name.OfCatalogue())).Select(entry => entry.Type.Name.ToString()).FirstOrDefault();
    }

    private void Decide(BatchSettings settings)
    {
        _batch?.Decide(settings);
        Changed();
    }

    /// <summary>Takes what tests said. Those that were under way when their rows went away say nothing of the rows that came after.</summary>
    private void Note(BulkBatch batch, IReadOnlyList<(PlannedRow Row, Rejection? Failure)> tested)
    {
        if (_batch == batch)
        {
            batch.Note(tested);
            Recheck();
        }
    }

    private void Changed()
    {
        if (_batch is not { } batch)
        {
            return;
        }

        var (sheet, matched, settings) = (batch.Sheet, batch.Plan?.Matched, batch.Settings);
        _keeper?.Take(() => KeptSheet.Of(sheet, matched, settings));
        _holdsSecrets = settings.Sets.Length > 0 || (matched is not null && Enumerable.Range(0, matched.Columns.Length).Any(matched.IsSecret));
        Recheck();
    }

    private void Recheck()
    {
        if (_batch?.Plan is { } plan)
        {
            _said = !plan.Matched.Faults.IsEmpty
                ? FormattableString.Invariant($"{plan.Rows.Length:N0} {(plan.Rows.Length == 1 ? "row" : "rows")} read. The columns must be put right first.")
                : FormattableString.Invariant(
                $"{plan.Rows.Length:N0} {(plan.Rows.Length == 1 ? "row" : "rows")} checked: {plan.Creates:N0} to create, {plan.AlreadyThere:N0} already there, {plan.Conflicts:N0} in conflict, {plan.Blocked:N0} blocked.");
        }
    }

    private async Task StartOverAsync()
    {
        _restored = null;
        await _keeper!.EraseAsync();
        Begin();
        await ReadAgainAsync();
    }

    /// <summary>Starts exactly the plan that was shown.</summary>
    private async Task StartAsync(BulkPlan shown)
    {
        if (_isStarting || _isStarted || Unready is not null || !ReferenceEquals(shown, _batch?.Plan))
        {
            return;
        }

        _isStarting = true;
        var keeper = _keeper!;
        await TryAsync(async () =>
        {
            var run = await Runs.StartAsync(Grant!, OrderMaker.Make(shown, Bulk.CallReserve), CancellationToken.None);
            _isStarted = true;
            await keeper.EraseAsync();
            Navigation.NavigateTo(PortalUrls.Relative(PortalUrls.Run(run)));
        });
        _isStarting = false;
    }
}
