using D360Portal.Simulator.Data360.Connections;

namespace D360Portal.Simulator.Data360.Schemas;

/// <summary>Answers <c>GET /ssot/connections/{connectionId}/endpoints</c>: a file that says where and how a source pushes.</summary>
internal sealed class IngestionEndpoint(SimulatedOrg org)
{
    private readonly ConnectionLookup _lookup = new(org);

    public Data360Answer Get(HttpContext context) => _lookup.Find(context, out var connection)
        ?? (connection!.Family is IngestApiFamily ingest
            ? Data360Answer.File(IngestionContract.Of(connection, ingest))
            : Data360Answer.Missing($"Ingestion endpoint of connection {connection.Id}", org.Quirks));
}
