using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Looks for a connector that was sent and not answered: there is neither a key that makes a create safe to repeat, nor a way to get one by name.</summary>
internal sealed class ConnectionFinder(Data360Client client)
{
    /// <summary>Clocks differ a little, and so may Salesforce's from ours.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>The connector that an intent made; null when the list does not have it, or has one of which that cannot be told.</summary>
    /// <remarks>
    /// API names are unique, so type, name and label tell. Ingestion API connectors get another name than the one that was sent, and labels are not
    /// unique: for them one with the label counts only if it was not there before, or says that it was made since.
    /// </remarks>
    /// <param name="grantId">The grant to look with.</param>
    /// <param name="intent">What was sent.</param>
    /// <param name="before">Ids of connectors that were there before the call, as far as they are known; null when none are.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<Connection?> FindAsync(
        GrantId grantId, CreateIntent intent, IReadOnlySet<ConnectionId>? before, CancellationToken cancellationToken)
    {
        using var gate = new SemaphoreSlim(InventoryLoader.Concurrency);
        var found = new List<Connection>();
        await new TypePager(client, gate, () => { }).ReadAsync(grantId, intent.Type, page => found.AddRange(page.Where(IsIt)), cancellationToken);
        return found.Count == 1 || intent.Type != ConnectorTypeName.IngestApi ? found.FirstOrDefault() : null;

        bool IsIt(Connection connection) => connection.Id is { } id && connection.Label == intent.Label
            && before?.Contains(id) is not true
            && connection.Created is var made && (made is null || made >= intent.StartedAt - ClockTolerance)
            && (intent.Type == ConnectorTypeName.IngestApi ? before is not null || made is not null : connection.Name == intent.Name);
    }
}
