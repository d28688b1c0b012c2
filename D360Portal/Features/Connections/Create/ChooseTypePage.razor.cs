using D360Portal.Salesforce.Data360;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace D360Portal.Features.Connections.Create;

/// <summary>Every connector type of the catalogue, those that the org uses first.</summary>
public sealed partial class ChooseTypePage
{
    /// <summary>The address follows when the typing pauses.</summary>
    private static readonly TimeSpan BeforeAddress = TimeSpan.FromMilliseconds(400);

    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private IReadOnlyList<TypeChoice>? _types;
    private ChooseTypeState _state = new();
    private ITimer? _addressTimer;

    [Inject]
    internal CatalogueReader Catalogue { get; set; } = default!;

    /// <summary>Remembers which types the org uses, also when nobody has looked at the inventory since the portal started.</summary>
    [Inject]
    public required ITypesInUse TypesInUse { get; init; }

    /// <summary>Knows the address.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Writes the address.</summary>
    [Inject]
    public required IJSRuntime Script { get; init; }

    /// <summary>Waits for pauses.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    private List<TypeChoice> Shown => [.. (_types ?? []).Where(entry => _state.Shows(entry.Type))];

    private bool TellsDirections => _types?.Any(entry => entry.Type.SendsOut is true) is true;

    private List<string> Levels =>
        [.. ReleaseLevels.Explained.Where(level => (_types ?? []).Any(entry => string.Equals(entry.Type.ReleaseLevel, level, StringComparison.OrdinalIgnoreCase)))];

    /// <inheritdoc />
    protected override Task OpenAsync()
    {
        _state = ChooseTypeState.FromQuery(new Uri(Navigation.Uri).Query);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override void Begin() => Navigation.LocationChanged += OnLocationChanged;

    /// <inheritdoc />
    protected override async Task ReadAsync(bool anew, CancellationToken cancellationToken)
    {
        var types = await Catalogue.ReadAsync(Grant!.Id, cancellationToken);
        var remembered = (await TypesInUse.ReadAsync(Grant, cancellationToken)).Where(type => type.HasConnections).Select(type => type.Type.OfConnections()).ToHashSet();
        var choices = types.Select(entry => new TypeChoice(
            entry.Type, entry.InUse > 0 ? entry.InUse : null, entry.InUse > 0 || remembered.Contains(entry.Type.Name.OfConnections())));

        // The order stays; the sort is stable.
        _types = [.. choices.OrderByDescending(choice => choice.IsInUse).ThenByDescending(choice => choice.Count ?? 0)];
    }

    /// <inheritdoc />
    protected override async ValueTask LeaveAsync()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        if (_addressTimer is not null)
        {
            await _addressTimer.DisposeAsync();
        }
    }

    private void Clear() => Choose(new ChooseTypeState());

    private void OnSearch(string? text) => Choose(_state with { Search = text ?? "" });

    private void OnDirection(string? direction) => Choose(_state with { Direction = direction ?? "" });

    private void OnOnlyReleased(bool isOnly) => Choose(_state with { OnlyReleased = isOnly });

    private void Choose(ChooseTypeState state)
    {
        _state = state;
        _addressTimer ??= Time.CreateTimer(_ => _ = InvokeAsync(WriteAddress), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _addressTimer.Change(BeforeAddress, Timeout.InfiniteTimeSpan);
    }

    private void WriteAddress()
    {
        var address = Navigation.ToAbsoluteUri(PortalUrls.Relative(PortalUrls.NewConnector) + _state.ToQuery()).AbsoluteUri;
        if (!Leaving.IsCancellationRequested && address != Navigation.Uri && IsHere(Navigation.Uri))
        {
            _written.Add(address);
            _ = Script.ReplaceAddressAsync(Assets["address.js"], address);
        }
    }

    /// <summary>Back and forward, or a link to the same page with another choice.</summary>
    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        // What the page wrote itself comes back from the browser a moment later, when the user may have typed on.
        if (!_written.Remove(change.Location) && IsHere(change.Location))
        {
            _ = InvokeAsync(() =>
            {
                _state = ChooseTypeState.FromQuery(new Uri(change.Location).Query);
                StateHasChanged();
            });
        }
    }

    private bool IsHere(string address) => new Uri(address).AbsolutePath == Navigation.ToAbsoluteUri(PortalUrls.Relative(PortalUrls.NewConnector)).AbsolutePath;

    private static string? DirectionOf(ConnectorType type) => (type.BringsIn, type.SendsOut) switch
    {
        (true, true) => "data in and out",
        (_, true) => "data out",
        (true, _) => "data in",
        _ => null,
    };
}
