namespace D360Portal.Simulator.Data360.Connections;

/// <summary>Answers <c>GET /ssot/connections/{connectionId}</c>. There is no way to ask by name.</summary>
internal sealed class ConnectionEndpoint(SimulatedOrg org)
{
    private readonly ConnectionJson _json = new(org);

    public Data360Answer Get(HttpContext context)
    {
        var id = (string)context.Request.RouteValues["connectionId"]!;
        return (id.Length > ShortId.Length || !org.Quirks.ShortIdsRefused) && org.Data360.Connections.TryFind(id, out var connection)
            ? Data360Answer.Ok(_json.Alone(connection))
            : Data360Answer.Missing($"Connection {id}", org.Quirks);
    }
}
