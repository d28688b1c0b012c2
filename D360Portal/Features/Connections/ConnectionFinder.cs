using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Looks for a connector that was sent and not answered: there is neither a key that makes a create safe to repeat, nor a way to get one by name.</summary>
internal sealed class ConnectionFinder(Data360Client client)
{
    /// <summary>The connector of that type, name and label; null when the list does not have it.</summary>
    /// <remarks>Ingestion API connectors get another name than the one that was sent, so for them the label alone must do.</remarks>
    public async Task<Connection?> FindAsync(GrantId grantId, ConnectorTypeName type, string name, string label, CancellationToken cancellationToken)
    {
        using var gate = new SemaphoreSlim(InventoryLoader.Concurrency);
        var found = new List<Connection>();
        await new TypePager(client, gate, () => { }).ReadAsync(
            grantId,
            type,
            page => found.AddRange(page.Where(connection => connection.Label == label && (connection.Name == name || type == ConnectorTypeName.IngestApi))),
            cancellationToken);
        return found.FirstOrDefault(connection => connection.Id is not null);
    }
}
