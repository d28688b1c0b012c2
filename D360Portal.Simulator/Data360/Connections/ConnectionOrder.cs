namespace D360Portal.Simulator.Data360.Connections;

/// <summary>The order of a list of connections. Without one it is that of their creation.</summary>
internal static class ConnectionOrder
{
    /// <summary>Sorts; null when <paramref name="orderBy"/> is none that the resource takes.</summary>
    public static IEnumerable<StoredConnection>? Sort(IEnumerable<StoredConnection> connections, string? orderBy, Quirks quirks)
    {
        if (orderBy is null)
        {
            return connections;
        }

        if (SortOrder.Parse(orderBy, ["label", "createdDate", "lastModifiedDate"]) is not { } order
            || (order.HasDirection && quirks.ConnectionOrderHasNoDirection))
        {
            return null;
        }

        return order.Field switch
        {
            "label" => order.Apply(connections, connection => connection.Label, StringComparer.OrdinalIgnoreCase),
            "createdDate" => order.Apply(connections, connection => connection.CreatedAt),
            _ => order.Apply(connections, connection => connection.ModifiedAt),
        };
    }
}
