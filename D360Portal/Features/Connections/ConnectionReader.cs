using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Reads single connectors, and what the catalogue says of their types, with one call however many tabs look.</summary>
internal sealed class ConnectionReader(Data360Client client, TimeProvider time)
{
    /// <summary>A connector changes now and then; a page that is older can be refreshed.</summary>
    private static readonly TimeSpan ConnectionsFor = TimeSpan.FromMinutes(2);

    /// <summary>The catalogue changes with Salesforce's releases.</summary>
    private static readonly TimeSpan TypesFor = TimeSpan.FromHours(12);

    private readonly ReadOnce<(GrantId Grant, ConnectionId Id), Connection?> _connections = new(ConnectionsFor, time);
    private readonly ReadOnce<(GrantId Grant, ConnectorTypeName Type), ConnectorTypeDescription?> _types = new(TypesFor, time);

    /// <summary>The connector and when it was read; null when there is none with that id.</summary>
    public Task<(Connection? Value, DateTimeOffset At)> ReadAsync(GrantId grantId, ConnectionId id, bool anew, CancellationToken cancellationToken) =>
        _connections.GetAsync((grantId, id), anew, () => client.FindConnectionAsync(grantId, id, CancellationToken.None), cancellationToken);

    /// <summary>Forgets what was read of a connector: the portal has changed it, or deleted it.</summary>
    public void Forget(GrantId grantId, ConnectionId id) => _connections.Forget((grantId, id));

    /// <summary>What the catalogue says of a type; null when it does not have it.</summary>
    public async Task<ConnectorTypeDescription?> DescribeAsync(GrantId grantId, ConnectorTypeName type, CancellationToken cancellationToken)
    {
        var (value, _) = await _types.GetAsync(
            (grantId, type), anew: false, () => client.FindConnectorTypeAsync(grantId, type, CancellationToken.None), cancellationToken);
        return value;
    }
}
