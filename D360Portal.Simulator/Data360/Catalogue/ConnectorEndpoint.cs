namespace D360Portal.Simulator.Data360.Catalogue;

/// <summary>Answers <c>GET /ssot/connectors/{connectorType}</c>.</summary>
internal sealed class ConnectorEndpoint(SimulatedOrg org)
{
    public Data360Answer Get(HttpContext context)
    {
        var name = (string)context.Request.RouteValues["connectorType"]!;
        return org.Data360.Catalogue.Find(name, org.Quirks) is { } type
            ? Data360Answer.Ok(type.ToMetadata(org.Quirks))
            : Data360Answer.Missing($"Connector {name}", org.Quirks);
    }
}
