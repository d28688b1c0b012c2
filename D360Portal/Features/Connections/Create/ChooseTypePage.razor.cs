using D360Portal.Salesforce.Data360;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Create;

/// <summary>Every connector type of the catalogue, those that the org uses first.</summary>
public sealed partial class ChooseTypePage
{
    private IReadOnlyList<TypeChoice>? _types;
    private ChooseTypeState _state = new();

    [Inject]
    internal CatalogueReader Catalogue { get; set; } = default!;

    /// <summary>Remembers which types the org uses, also when nobody has looked at the inventory since the portal started.</summary>
    [Inject]
    public required ITypesInUse TypesInUse { get; init; }

    /// <summary>Knows the address.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

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
    protected override async Task ReadAsync(bool anew, CancellationToken cancellationToken)
    {
        var types = await Catalogue.ReadAsync(Grant!.Id, cancellationToken);
        var remembered = (await TypesInUse.ReadAsync(Grant, cancellationToken)).Where(type => type.HasConnections).Select(type => type.Type.OfConnections()).ToHashSet();
        var choices = types.Select(entry => new TypeChoice(
            entry.Type, entry.InUse > 0 ? entry.InUse : null, entry.InUse > 0 || remembered.Contains(entry.Type.Name.OfConnections())));

        // The order stays; the sort is stable.
        _types = [.. choices.OrderByDescending(choice => choice.IsInUse).ThenByDescending(choice => choice.Count ?? 0)];
    }

    private void Clear() => Choose(new ChooseTypeState());

    private void OnSearch(string? text) => Choose(_state with { Search = text ?? "" });

    private void OnDirection(string? direction) => Choose(_state with { Direction = direction ?? "" });

    private void OnOnlyReleased(bool isOnly) => Choose(_state with { OnlyReleased = isOnly });

    private void Choose(ChooseTypeState state) => _state = state;

    /// <summary>Back and forward, or a link to the same page with another choice.</summary>
    private void OnArrived(string query) => Choose(ChooseTypeState.FromQuery(query));

    private static string? DirectionOf(ConnectorType type) => (type.BringsIn, type.SendsOut) switch
    {
        (true, true) => "data in and out",
        (_, true) => "data out",
        (true, _) => "data in",
        _ => null,
    };
}
