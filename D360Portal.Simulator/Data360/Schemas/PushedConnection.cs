using D360Portal.Simulator.Data360.Connections;

namespace D360Portal.Simulator.Data360.Schemas;

/// <summary>Finds a connection whose source sends what it likes: no other one has schemas.</summary>
internal sealed class PushedConnection(SimulatedOrg org)
{
    private readonly ConnectionLookup _lookup = new(org);

    /// <returns>The refusal; null when the connection was found.</returns>
    public Data360Answer? Find(HttpContext context, out StoredConnection? connection) => _lookup.Find(context, out connection)
        ?? (connection!.Family is IngestApiFamily or StreamingAppFamily ? null
            : Data360Answer.InvalidInput($"Connections of type {connection.ConnectorType} have no schema."));
}
