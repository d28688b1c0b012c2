namespace D360Portal.Simulator.Data360.Connections;

/// <summary>The connector types whose connections have a form of their own.</summary>
internal static class FamilyTypes
{
    public const string IngestApi = "IngestApi";

    public const string Crm = "SalesforceDotCom";

    /// <summary>What only the catalogue calls it.</summary>
    public const string CrmInCatalogue = "SalesforceCRM";

    public const string MarketingCloud = "SalesforceMarketingCloud";
    public const string StreamingApp = "StreamingApp";

    public static IReadOnlySet<string> All { get; } = new HashSet<string>([IngestApi, Crm, MarketingCloud, StreamingApp], StringComparer.Ordinal);

    /// <summary>The first three letters of the ids. Those of IngestApi and StreamingApp are guessed: nobody has published one.</summary>
    public static string IdPrefix(string connectorType) => connectorType switch
    {
        Crm => "0hM",
        MarketingCloud => "1WM",
        _ => "9cg",
    };
}
