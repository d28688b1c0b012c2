namespace D360Portal.Simulator.Data360.Connections;

/// <summary>Answers <c>GET /ssot/connections/{connectionId}</c>. There is no way to ask by name.</summary>
internal sealed class ConnectionEndpoint(SimulatedOrg org)
{
    private readonly ConnectionJson _json = new(org);
    private readonly ConnectionLookup _lookup = new(org);

    public Data360Answer Get(HttpContext context) => _lookup.Find(context, out var connection) ?? Data360Answer.Ok(_json.Alone(connection!));
}
