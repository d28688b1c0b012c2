using D360Portal.Simulator.Data360.Catalogue;
using D360Portal.Simulator.Data360.Connections;

namespace D360Portal.Simulator.Data360;

/// <summary>What the org has of Data 360: its catalogue and its connections.</summary>
internal sealed class SimulatedData360
{
    private readonly SimulatedOrg _org;

    public SimulatedData360(SimulatedOrg org)
    {
        _org = org;
        Latency = org.Options.Latency;
        org.Options.Seed.Sow(this);
    }

    public ConnectorCatalogue Catalogue { get; } = ConnectorCatalogue.Shared;

    public ConnectionStore Connections { get; } = new();

    public ApiLatency Latency { get; set; }

    public DateTimeOffset Now => _org.Now;

    public string OrganizationId => _org.OrganizationId;

    /// <summary>Adds one connection with plausible values.</summary>
    /// <param name="connectorType">A type of the catalogue, or one of those that have no parameters.</param>
    /// <param name="label">The display text; the developer name is made from it.</param>
    /// <param name="change">Changes whatever must be otherwise.</param>
    public StoredConnection Add(string connectorType, string label, Func<StoredConnection, StoredConnection>? change = null)
    {
        var connection = new PlausibleConnection(this).Of(connectorType, label);
        return Connections.Add(change?.Invoke(connection) ?? connection);
    }
}
