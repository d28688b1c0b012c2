namespace D360Portal.Simulator.Data360.Connections;

/// <summary>Finds the connection that the path of a request names. There is no way to name it but by its id.</summary>
internal sealed class ConnectionLookup(SimulatedOrg org)
{
    /// <returns>The refusal; null when the connection was found.</returns>
    public Data360Answer? Find(HttpContext context, out StoredConnection? connection)
    {
        var id = (string)context.Request.RouteValues["connectionId"]!;
        connection = null;
        return (id.Length > ShortId.Length || !org.Quirks.ShortIdsRefused) && org.Data360.Connections.TryFind(id, out connection)
            ? null
            : Missing(id, org.Quirks);
    }

    public static Data360Answer Missing(string id, Quirks quirks) => Data360Answer.Missing($"Connection {id}", quirks);
}
