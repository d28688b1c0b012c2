using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Org.Check;

/// <summary>Chooses the connector type that stands for all of the catalogue.</summary>
internal static class SampleType
{
    /// <summary>The type that most portals are set up for.</summary>
    private static readonly ConnectorTypeName Favourite = ConnectorTypeName.Parse("AwsRdsMySql");

    /// <summary>A type whose connectors are made of settings, so that its test can be asked; null when the catalogue has none.</summary>
    public static ConnectorTypeName? Of(IReadOnlyList<ConnectorType> catalogue)
    {
        var usable = catalogue.Where(type => !type.Name.IsChangedInSetup && type.Name != ConnectorTypeName.IngestApi).ToArray();
        return (usable.FirstOrDefault(type => type.Name == Favourite)
            ?? usable.FirstOrDefault(type => type.ReleaseLevel is "GA")
            ?? usable.FirstOrDefault())?.Name;
    }
}
