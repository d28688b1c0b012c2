using D360Portal.Simulator.Data360.Connections;

namespace D360Portal.Simulator.Data360.Streams;

/// <summary>A data stream beside the connection that it reads through.</summary>
internal sealed record SourceStream(StoredStream Stream, StoredConnection Connection)
{
    /// <summary>The name of what it reads from.</summary>
    public string DataSource => Connection.Family switch
    {
        CrmFamily crm => crm.DataSource,
        MarketingCloudFamily marketing => $"SFMC{marketing.Eid}",
        _ => $"{Connection.ConnectorType}_{Connection.Name}",
    };
}
