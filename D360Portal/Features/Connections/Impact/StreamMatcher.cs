using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>Tells whether a data stream reads through a connector. In doubt it is used: a stream that is overlooked stops, one too many costs a click.</summary>
/// <remarks>
/// Answers have been described with the connector's API name, with a <c>dataSource</c> such as <c>AwsS3_S3Connection</c>, with both or with neither; an id is
/// in no specification. The type says little: for most connectors it is <c>DataConnector</c>.
/// </remarks>
internal static class StreamMatcher
{
    private const string DataConnector = "DataConnector";
    private const string DataSourceFact = "dataSource";

    /// <summary>Types of whose streams the type itself is told, and whose data sources are named by other rules.</summary>
    private static readonly ConnectorTypeName[] Families =
        [ConnectorTypeName.IngestApi, ConnectorTypeName.SalesforceDotCom, ConnectorTypeName.MarketingCloud, ConnectorTypeName.StreamingApp];

    /// <summary>Compares a data stream with a connector. Ids decide where both are told; names are compared without regard to case.</summary>
    public static StreamMatch Match(DataStreamEntry stream, Connection connection) => stream switch
    {
        { ConnectionId: { } id } when connection.Id is { } known => id == known ? StreamMatch.Sure : StreamMatch.Other,
        { DataSource: { } source } when IsSourceOf(source, connection) => StreamMatch.Likely,
        { ConnectionName: { } name } when connection.Name is { } known => Is(name, known) ? StreamMatch.Likely : StreamMatch.Other,
        _ when IsOfAnotherFamily(stream.ConnectorType, connection.Type) => StreamMatch.Other,
        { DataSource: not null } when connection.Name is not null && !IsFamily(connection.Type) => StreamMatch.Other,
        _ => StreamMatch.Untold,
    };

    private static bool IsSourceOf(string source, Connection connection) =>
        (connection.Name is { } name && Is(source, $"{connection.Type}_{name}"))
        || connection.Further.Any(fact => fact.Name == DataSourceFact && fact.Value is { } value && Is(source, value));

    /// <summary>Whether the stream's type belongs to another kind of connector altogether. Two data connectors cannot be told apart by it.</summary>
    private static bool IsOfAnotherFamily(string? streamType, ConnectorTypeName type)
    {
        if (!ConnectorTypeName.TryParse(streamType, out var told))
        {
            return false;
        }

        var isFamily = IsFamily(told);
        return IsFamily(type) ? (isFamily && told.OfConnections() != type.OfConnections()) || Is(streamType!, DataConnector) : isFamily;
    }

    private static bool IsFamily(ConnectorTypeName type) => Families.Contains(type.OfConnections());

    private static bool Is(string text, string other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);
}
