using D360Portal.Salesforce.Data360;

namespace D360Portal.Storage;

/// <summary>What a row would create, as a text that is the same for rows that would create the same connector.</summary>
internal static class RunTarget
{
    /// <summary>API names are unique in an org whatever their case; Ingestion API connectors get names of Salesforce's own, so their labels tell.</summary>
    public static string Of(string orgKey, string organizationId, ConnectionDefinition definition) => string.Join(
        '|',
        orgKey,
        organizationId,
        definition.Type,
        definition.Type == ConnectorTypeName.IngestApi ? definition.Label : definition.Name.ToUpperInvariant());
}
