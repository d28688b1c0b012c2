using D360Portal.Simulator.Data360.Connections;

namespace D360Portal.Simulator.Data360.Streams;

/// <summary>The kind of a data stream, which follows from its connection.</summary>
internal static class StreamTypes
{
    public const string ConnectorFramework = "ConnectorFramework";

    private const string DataConnector = "DataConnector";

    /// <summary>The <c>dataStreamType</c>: the words are documented, which connector has which is guessed.</summary>
    public static string Of(string connectorType) => connectorType switch
    {
        FamilyTypes.Crm => "Sfdc",
        FamilyTypes.MarketingCloud => "Mc",
        FamilyTypes.IngestApi => "IngestAPI",
        FamilyTypes.StreamingApp => "Events",
        _ => ConnectorFramework,
    };

    /// <summary>The <c>connectorType</c> of a stream's connector.</summary>
    public static string ConnectorOf(StoredConnection connection, Quirks quirks) =>
        connection.Family is DataFamily && !quirks.StreamConnectorTypeIsExact ? DataConnector : connection.ConnectorType;

    /// <summary>Whether a stream is of a kind that a list asks for, as <c>SFDC</c> does: documented by two examples alone.</summary>
    public static bool Is(StoredConnection connection, string filter) =>
        string.Equals(Of(connection.ConnectorType), filter, StringComparison.OrdinalIgnoreCase)
        || string.Equals(connection.ConnectorType, filter, StringComparison.OrdinalIgnoreCase);
}
