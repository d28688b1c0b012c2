namespace D360Portal.Simulator.Data360.Streams;

/// <summary>The order of a list of data streams. Without one it is that of their ids.</summary>
/// <remarks>Source: <see href="https://developer.salesforce.com/docs/data/connectapi/references/spec"/>, the parameter <c>orderBy</c>.</remarks>
internal static class StreamOrder
{
    private static readonly string[] Fields = ["Id", "DataConnectorId", "DataConnectorType", "DataSourceId", "DeveloperName"];

    /// <summary>Sorts; null when <paramref name="orderBy"/> is none that the resource takes.</summary>
    public static IEnumerable<SourceStream>? Sort(IEnumerable<SourceStream> streams, string? orderBy)
    {
        // A direction alone is documented too: it is that of the ids.
        var text = orderBy is null or "ASC" or "DESC" ? $"Id {orderBy ?? "ASC"}" : orderBy;
        return SortOrder.Parse(text, Fields) is { } order ? order.Apply(streams, source => Key(source, order.Field), StringComparer.Ordinal) : null;
    }

    private static string Key(SourceStream source, string field) => field switch
    {
        "DataConnectorId" => source.Connection.Id,
        "DataConnectorType" => source.Connection.ConnectorType,
        "DataSourceId" => source.DataSource,
        "DeveloperName" => source.Stream.Name,
        _ => source.Stream.Id,
    };
}
