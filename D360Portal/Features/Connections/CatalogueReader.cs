using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>The catalogue, asked for once, with what the inventory knows of how often each type is used.</summary>
internal sealed class CatalogueReader(Data360Client client, Inventories inventories, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>Stands for the type that some orgs' catalogues lack, and that can be made all the same.</summary>
    private static readonly ConnectorType IngestApi = new(ConnectorTypeName.IngestApi, "Ingestion API", ReleaseLevel: null);

    private readonly ReadOnce<GrantId, IReadOnlyList<ConnectorType>> _catalogues = new(Lifetime, time);

    /// <summary>The types, those in use first.</summary>
    public async Task<IReadOnlyList<(ConnectorType Type, int InUse)>> ReadAsync(GrantId grantId, CancellationToken cancellationToken)
    {
        var types = await ListAsync(grantId, cancellationToken);
        var rowsByType = inventories.Peek(grantId).RowsByType;
        return
        [
            .. types.Append(IngestApi).DistinctBy(type => type.Name)
                .Select(type => (type, InUse: rowsByType.TryGetValue(type.Name.OfConnections().ToString(), out var rows) ? rows.Length : 0))
                .OrderByDescending(entry => entry.InUse > 0)
                .ThenBy(entry => entry.type.Label, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>The release level of a type, which its own description mostly lacks; null when the list does not tell either.</summary>
    public async Task<string?> FindReleaseLevelAsync(GrantId grantId, ConnectorTypeName type, CancellationToken cancellationToken)
    {
        var name = type.OfCatalogue();
        return (await ListAsync(grantId, cancellationToken)).FirstOrDefault(entry => entry.Name == name)?.ReleaseLevel;
    }

    private async Task<IReadOnlyList<ConnectorType>> ListAsync(GrantId grantId, CancellationToken cancellationToken) =>
        inventories.Peek(grantId).Catalogue is { IsEmpty: false } known
            ? known
            : (await _catalogues.GetAsync(grantId, anew: false, () => client.ListConnectorTypesAsync(grantId, () => { }, CancellationToken.None), cancellationToken)).Value;
}
