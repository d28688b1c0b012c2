namespace D360Portal.Simulator.Data360.Catalogue;

/// <summary>Every connector type that the org knows.</summary>
internal sealed class ConnectorCatalogue
{
    private const string Snowflake = "SNOWFLAKE";
    private const string IngestApi = "IngestApi";

    private static readonly Lazy<ConnectorCatalogue> Loaded = new(() => new ConnectorCatalogue([]));
    private static readonly Lazy<ConnectorCatalogue> LoadedWithOddTypes = new(() => new ConnectorCatalogue(OddTypes.All));

    private readonly Dictionary<string, ConnectorType> _types;
    private readonly ConnectorType _otherSnowflake;

    private ConnectorCatalogue(IEnumerable<ConnectorType> more)
    {
        var sets = new Dictionary<string, AttributeSet>(StringComparer.Ordinal);
        _types = CatalogueFiles.Types().Select(type => new ConnectorType
        {
            Name = type!["name"]!.GetValue<string>(),
            Label = type["label"]!.GetValue<string>(),
            ReleaseLevel = type["releaseLevel"]!.GetValue<string>(),
            Attributes = SetOf(type["attributes"]!.GetValue<string>()),
        }).Concat(more).ToDictionary(type => type.Name, StringComparer.Ordinal);
        _otherSnowflake = _types[Snowflake] with { Attributes = CatalogueFiles.Attributes("SNOWFLAKE.credentialType") };

        AttributeSet SetOf(string name)
        {
            if (!sets.TryGetValue(name, out var set))
            {
                sets[name] = set = CatalogueFiles.Attributes(name);
            }

            return set;
        }
    }

    /// <summary>The catalogue of simulated orgs: it never changes.</summary>
    public static ConnectorCatalogue Shared => Loaded.Value;

    /// <summary>The same with entries that no catalogue should have.</summary>
    public static ConnectorCatalogue WithOddTypes => LoadedWithOddTypes.Value;

    /// <summary>The types as that org has them.</summary>
    public IEnumerable<ConnectorType> All(Quirks quirks) => _types.Keys.Select(name => Find(name, quirks)).OfType<ConnectorType>();

    /// <summary>The type of that very name; null when the org has none.</summary>
    public ConnectorType? Find(string name, Quirks quirks) => name switch
    {
        IngestApi when quirks.CatalogueLacksIngestApi => null,
        Snowflake when quirks.SnowflakeSaysCredentialType => _otherSnowflake,
        _ => _types.GetValueOrDefault(name),
    };
}
