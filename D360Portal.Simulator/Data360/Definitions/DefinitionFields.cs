using D360Portal.Simulator.Data360.Connections;

namespace D360Portal.Simulator.Data360.Definitions;

/// <summary>Which fields a definition may have. Every other one is refused.</summary>
/// <remarks>Source: <see href="https://developer.salesforce.com/docs/data/connectapi/references/spec"/>, the inputs of connections.</remarks>
internal static class DefinitionFields
{
    public const string ConnectorType = "connectorType";
    public const string Label = "label";
    public const string Name = "name";
    public const string Method = "method";
    public const string Credentials = "credentials";
    public const string Parameters = "parameters";
    public const string OrganizationId = "organizationId";
    public const string StreamingAppType = "streamingAppType";
    public const string StreamingAppSubType = "streamingAppSubType";

    // Salesforce's own client knows it; what it is for is not documented, and it is not kept.
    private const string Capabilities = "capabilities";

    public static IReadOnlySet<string> OfCreate(string connectorType) => Set([ConnectorType, Label, Name, .. OfType(connectorType)]);

    public static IReadOnlySet<string> OfTest(string connectorType, Quirks quirks) =>
        Set([ConnectorType, Method, .. OfType(connectorType), .. quirks.TestToleratesName ? [Label, Name] : Array.Empty<string>()]);

    private static string[] OfType(string connectorType) => connectorType switch
    {
        FamilyTypes.IngestApi or FamilyTypes.MarketingCloud => [],
        FamilyTypes.Crm => [OrganizationId],
        FamilyTypes.StreamingApp => [StreamingAppType, StreamingAppSubType],
        _ => [Method, Credentials, Parameters, Capabilities],
    };

    private static HashSet<string> Set(IEnumerable<string> fields) => new(fields, StringComparer.Ordinal);
}
