using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Details;

/// <summary>Which tabs a connector has.</summary>
internal static class DetailsTabs
{
    /// <summary>The tabs for a type. A type that nobody has heard of is taken for one that reads from a source, as nearly all are.</summary>
    public static IReadOnlyList<DetailsTab> Of(ConnectorTypeName type) =>
        type == ConnectorTypeName.IngestApi || type == ConnectorTypeName.StreamingApp ? [DetailsTab.Overview, DetailsTab.Schema]
        : type == ConnectorTypeName.AccountEngagement ? [DetailsTab.Overview]
        : [DetailsTab.Overview, DetailsTab.Source];

    /// <summary>The tab that an address names; the overview when it names none, or one that the type does not have.</summary>
    public static DetailsTab Read(string? text, ConnectorTypeName type) =>
        Of(type).FirstOrDefault(tab => string.Equals(tab.ToString(), text, StringComparison.OrdinalIgnoreCase));

    /// <summary>The tab's part of the address; null for the overview.</summary>
    public static string? Write(DetailsTab tab) => tab is DetailsTab.Overview ? null : tab.ToString().ToLowerInvariant();
}
