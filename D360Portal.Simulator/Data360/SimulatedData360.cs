using D360Portal.Simulator.Data360.Catalogue;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Simulator.Data360.Definitions;
using D360Portal.Simulator.Data360.Sources;
using D360Portal.Simulator.Data360.Streams;

namespace D360Portal.Simulator.Data360;

/// <summary>What the org has of Data 360: its catalogue, its connections and its data streams.</summary>
internal sealed class SimulatedData360
{
    private readonly SimulatedOrg _org;

    public SimulatedData360(SimulatedOrg org)
    {
        _org = org;
        Latency = org.Options.Latency;
        Connections = new ConnectionStore(org.Options.TimeProvider);
        Streams = new StreamStore(org.Options.TimeProvider);
        org.Options.Seed.Sow(this);
    }

    public ConnectorCatalogue Catalogue { get; set; } = ConnectorCatalogue.Shared;

    public ConnectionStore Connections { get; }

    public StreamStore Streams { get; }

    /// <summary>The data streams, each beside its connection.</summary>
    public IEnumerable<SourceStream> SourceStreams => Streams.All
        .Select(stream => Connections.TryFind(stream.ConnectionId, out var connection) ? new SourceStream(stream, connection) : null)
        .OfType<SourceStream>();

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
        connection = change?.Invoke(connection) ?? connection;
        return Connections.Add(connection with { Source = SourceOf(connection) });
    }

    /// <summary>Lets a data stream read an object through a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="sourceObject">What it reads: a table, a file, an event.</param>
    /// <param name="change">Changes whatever must be otherwise.</param>
    public StoredStream AddStream(StoredConnection connection, string sourceObject, Func<StoredStream, StoredStream>? change = null)
    {
        var label = $"{sourceObject} {connection.Label}";
        var stream = new StoredStream
        {
            Id = Streams.NewId(),
            Name = DeveloperName.Of(label),
            Label = label,
            ConnectionId = connection.Id,
            SourceObject = sourceObject,
            LastRefreshAt = Now.AddHours(-3),
            TotalRecords = 250,
            CreatedAt = Now.AddDays(-20),
        };
        return Streams.Add(change?.Invoke(stream) ?? stream);
    }

    /// <summary>What lies behind a definition.</summary>
    public Source SourceOf(string connectorType, IReadOnlyList<GivenValue> values) =>
        !FamilyTypes.All.Contains(connectorType) && Catalogue.Find(connectorType, _org.Quirks) is { } type ? SourceProbe.Of(type, values) : Source.Answering;

    /// <summary>Goes to a source; only a slow one takes time.</summary>
    public Task ReachAsync(Source source, CancellationToken cancellationToken) =>
        source.IsSlow ? _org.Options.SlowSources.WaitAsync(_org.Options.TimeProvider, cancellationToken) : Task.CompletedTask;

    /// <summary>How long the way to a source takes.</summary>
    public TimeSpan TimeToReach(Source source) => source.IsSlow ? _org.Options.SlowSources.PerCall : TimeSpan.Zero;

    private Source SourceOf(StoredConnection connection)
    {
        if (connection.Family is not DataFamily data || Catalogue.Find(connection.ConnectorType, new Quirks()) is not { } type)
        {
            return Source.Answering;
        }

        var values = data.Parameters.Concat(data.Credentials).ToLookup(value => value.ParamName, value => value.Value, StringComparer.Ordinal);
        return SourceProbe.Of(type, [.. type.Attributes.Connection.SelectMany(attribute => values[attribute.Name], (attribute, value) => new GivenValue(attribute, value))]);
    }
}
