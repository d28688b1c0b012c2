using D360Portal.Simulator.Access;
using D360Portal.Simulator.Data360.Connections;

namespace D360Portal.Simulator.Data360.Testing;

/// <summary>Answers <c>POST /ssot/connections/{connectionId}/actions/test</c>, which takes no body. What it finds becomes the connection's status.</summary>
internal sealed class SavedTestEndpoint(SimulatedOrg org)
{
    private readonly ConnectionLookup _lookup = new(org);

    public async Task<Data360Answer> PostAsync(HttpContext context, Bearer bearer)
    {
        if (_lookup.Find(context, out var connection) is { } missing)
        {
            return missing;
        }

        await org.Data360.ReachAsync(connection!.Source, context.RequestAborted);
        org.Data360.Connections.Update(connection.Id, stored => stored.Settled());
        return TestAnswer.Of(connection.Source, connection.ConnectorType, org.Quirks);
    }
}
