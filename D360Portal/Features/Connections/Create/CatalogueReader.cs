using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections.Create;

/// <summary>The catalogue, asked for once, with what the inventory knows of how often each type is used.</summary>
internal sealed class CatalogueReader(Data360Client client, Inventories inventories, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly ReadOnce<GrantId, IReadOnlyList<ConnectorType>> _catalogues = new(Lifetime, time);

    /// <summary>The types, those in use first.</summary>
    public async Task<IReadOnlyList<(ConnectorType Type, int InUse)>> ReadAsync(GrantId grantId, CancellationToken cancellationToken)
    {
        var snapshot = inventories.Peek(grantId);
        IReadOnlyList<ConnectorType> types = snapshot.Catalogue.IsEmpty
            ? (await _catalogues.GetAsync(grantId, anew: false, () => client.ListConnectorTypesAsync(grantId, () => { }, CancellationToken.None), cancellationToken)).Value
            : snapshot.Catalogue;
        return
        [
            .. types.Select(type => (type, InUse: snapshot.RowsByType.TryGetValue(type.Name.ToString(), out var rows) ? rows.Length : 0))
                .OrderByDescending(entry => entry.InUse > 0)
                .ThenBy(entry => entry.type.Label, StringComparer.OrdinalIgnoreCase),
        ];
    }
}
