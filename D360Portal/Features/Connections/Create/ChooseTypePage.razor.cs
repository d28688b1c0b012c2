using D360Portal.Salesforce.Data360;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.Connections.Create;

/// <summary>Every connector type of the catalogue, those that the org uses first.</summary>
public sealed partial class ChooseTypePage
{
    private IReadOnlyList<(ConnectorType Type, int InUse)>? _types;
    private string _search = "";
    private bool _onlyReleased;

    [Inject]
    internal CatalogueReader Catalogue { get; set; } = default!;

    private List<(ConnectorType Type, int InUse)> Shown =>
    [
        .. (_types ?? []).Where(entry =>
            (entry.Type.Label.Contains(_search.Trim(), StringComparison.OrdinalIgnoreCase) || entry.Type.Name.ToString().Contains(_search.Trim(), StringComparison.OrdinalIgnoreCase))
            && (!_onlyReleased || LevelWord(entry.Type.ReleaseLevel) is null)),
    ];

    /// <inheritdoc />
    protected override async Task ReadAsync(bool anew, CancellationToken cancellationToken) =>
        _types = await Catalogue.ReadAsync(Grant!.Id, cancellationToken);

    private void Clear() => (_search, _onlyReleased) = ("", false);

    private void OnOnlyReleased(ChangeEventArgs change) => _onlyReleased = change.Value is true;

    /// <summary>The word for a release level that needs one; null for what is generally available.</summary>
    private static string? LevelWord(string? level) => level?.ToUpperInvariant() switch
    {
        null or "GA" => null,
        "BETA" => "Beta",
        "ACCESS_CHECK" => "Needs Salesforce's consent",
        _ => level,
    };

    private static string? LevelMeaning(string? level) => level?.ToUpperInvariant() switch
    {
        "BETA" => "Salesforce may change it, and an administrator may have to switch on beta connectors.",
        "ACCESS_CHECK" => "Salesforce opens this type only for some orgs. In the others a connector never connects.",
        _ => null,
    };
}
