using D360Portal.Salesforce.Data360;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace D360Portal.Features.Connections.Browse;

/// <summary>The inventory: every connector of the org.</summary>
public sealed partial class BrowsePage
{
    /// <summary>Connectors may arrive faster than a browser can show them.</summary>
    private static readonly TimeSpan BetweenPaints = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan BetweenAges = TimeSpan.FromSeconds(30);

    private readonly HashSet<string> _closedGroups = new(StringComparer.Ordinal);
    private readonly List<ITimer> _timers = [];
    private InventoryLook? _look;
    private InventorySnapshot _snapshot = InventorySnapshot.Nothing;
    private ConnectionRow[] _sorted = [];
    private BrowseState _state = BrowseState.Default;
    private BrowseView _view = BrowseView.Of([], BrowseState.Default, new HashSet<string>());
    private ApiAllowance? _allowance;
    private DateTimeOffset _now;
    private int _paintIsDue;
    private string _said = "";
    private string? _notice;

    [Inject]
    internal PassingNotice Notice { get; set; } = default!;

    [Inject]
    internal Inventories Inventories { get; set; } = default!;

    /// <summary>How many calls the org has left.</summary>
    [Inject]
    public required ApiAllowances Allowances { get; init; }

    /// <summary>Keeps what the user chose in the address.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Hands the export to the browser.</summary>
    [Inject]
    public required IJSRuntime Script { get; init; }

    /// <summary>Tells of the export, and of what another page did.</summary>
    [Inject]
    public required ISnackbar Toasts { get; init; }

    /// <summary>Tells ages.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    private bool CanLoad => _look is not null && !_snapshot.IsLoading;

    private string LookEverywhereText => _snapshot.Catalogue.Length is > 0 and var count
        ? $"Look in every type (about {count + 4} calls)"
        : "Look in every type";

    private string SignInAgain => PortalUrls.Relative(PortalUrls.SignInBecause(
        PortalUrls.GrantEndedProblem, new Uri(Navigation.Uri).PathAndQuery));

    /// <inheritdoc />
    protected override Task OpenAsync()
    {
        _now = Time.GetUtcNow();
        _state = BrowseState.FromQuery(new Uri(Navigation.Uri).Query);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override void Begin()
    {
        _look = Inventories.Open(Grant!);
        if ((_notice = Notice.Take()) is { } notice)
        {
            Toasts.Add(notice, Severity.Success);
        }

        _look.Inventory.Changed += OnInventoryChanged;
        _timers.Add(Time.CreateTimer(_ => _ = InvokeAsync(Tick), null, BetweenAges, BetweenAges));
        TakeSnapshot();
    }

    /// <inheritdoc />
    protected override Task OnReturnedAsync()
    {
        if (_snapshot.NeedsSignIn && CanLoad)
        {
            Load(new InventoryRequest.Usual());
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override async ValueTask LeaveAsync()
    {
        if (_look is not null)
        {
            _look.Inventory.Changed -= OnInventoryChanged;
            _look.Dispose();
        }

        foreach (var timer in _timers)
        {
            await timer.DisposeAsync();
        }
    }

    private void Load(InventoryRequest request)
    {
        _look?.Load(request);
        TakeSnapshot();
    }

    /// <summary>Shows what the user chose at once; the address follows.</summary>
    private void Choose(BrowseState state)
    {
        var isSameOrder = state.Sort == _state.Sort && state.IsDescending == _state.IsDescending;
        _state = state;
        if (!isSameOrder)
        {
            _sorted = BrowseView.Sort(_snapshot.Rows, state);
        }

        Show();
        _said = $"{_view.Rows.Count} of {_snapshot.Count} connectors shown.";
    }

    private void ToggleGroup(string name)
    {
        if (!_closedGroups.Remove(name))
        {
            _closedGroups.Add(name);
        }

        Show();
    }

    private void Show() => _view = BrowseView.Of(_sorted, _state, _closedGroups);

    /// <summary>Back and forward, or a link to the same page with another choice.</summary>
    private void OnArrived(string query)
    {
        if (BrowseState.FromQuery(query) is var state && state.ToQuery() != _state.ToQuery())
        {
            Choose(state);
        }
    }

    /// <summary>Something arrived: painted soon, together with whatever else arrives until then.</summary>
    private void OnInventoryChanged()
    {
        if (Interlocked.Exchange(ref _paintIsDue, 1) == 0)
        {
            _ = InvokeAsync(async () =>
            {
                await Task.Delay(BetweenPaints, Time);
                Interlocked.Exchange(ref _paintIsDue, 0);
                TakeSnapshot();
                StateHasChanged();
            });
        }
    }

    private void Tick()
    {
        _now = Time.GetUtcNow();
        StateHasChanged();
    }

    private void TakeSnapshot()
    {
        if (_look is null)
        {
            return;
        }

        var wasLoading = _snapshot.IsLoading;
        var before = _snapshot.RowsByType;
        _snapshot = _look.Inventory.Current;
        _allowance = Allowances.Of(Grant!.Id);
        _now = Time.GetUtcNow();
        if (before != _snapshot.RowsByType)
        {
            _sorted = BrowseView.Sort(_snapshot.Rows, _state);
            Show();
        }

        if (wasLoading && !_snapshot.IsLoading)
        {
            _said = $"{_snapshot.Count} connectors loaded.";
        }
    }

    private async Task ExportAsync()
    {
        using var stream = new MemoryStream(ConnectionCsv.Write(_view.Rows), writable: false);
        var isSaved = await Script.SaveAsync(Assets["download.js"], $"connectors-{Org?.Key}-{_now:yyyy-MM-dd}.csv", "text/csv", stream);
        Toasts.Add(isSaved ? $"{_view.Rows.Count} connectors exported." : SavedFile.NotSaved, isSaved ? Severity.Success : Severity.Error);
    }
}
