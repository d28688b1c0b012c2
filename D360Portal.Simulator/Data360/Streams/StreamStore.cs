namespace D360Portal.Simulator.Data360.Streams;

/// <summary>The data streams of the org, in the order of their creation.</summary>
internal sealed class StreamStore(TimeProvider clock)
{
    private const string IdPrefix = "1ds";

    private readonly Lock _lock = new();
    private readonly List<StoredStream> _streams = [];

    /// <summary>When the last stream of a connection was deleted.</summary>
    private readonly Dictionary<string, DateTimeOffset> _lastDeletions = new(StringComparer.Ordinal);
    private int _lastNumber;

    public IReadOnlyList<StoredStream> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _streams];
            }
        }
    }

    /// <summary>An id that no stream has had.</summary>
    public string NewId() => RecordId.Of(IdPrefix + "SM", Interlocked.Increment(ref _lastNumber));

    public StoredStream Add(StoredStream stream)
    {
        lock (_lock)
        {
            _streams.Add(stream);
        }

        return stream;
    }

    /// <summary>Finds a stream by its 18 characters, by the first 15, or by its developer name.</summary>
    public StoredStream? Find(string idOrName) => All.FirstOrDefault(stream =>
        string.Equals(stream.Id, idOrName, StringComparison.Ordinal)
        || string.Equals(ShortId.Of(stream.Id), idOrName, StringComparison.Ordinal)
        || string.Equals(stream.Name, idOrName, StringComparison.OrdinalIgnoreCase));

    /// <summary>Removes a stream.</summary>
    /// <returns>False when it was gone already.</returns>
    public bool Remove(StoredStream stream)
    {
        lock (_lock)
        {
            _lastDeletions[stream.ConnectionId] = clock.GetUtcNow();
            return _streams.RemoveAll(stored => stored.Id == stream.Id) > 0;
        }
    }

    /// <summary>Whether a stream reads through a connection, or did so a moment ago.</summary>
    /// <param name="connectionId">The connection's id.</param>
    /// <param name="lag">How long a deleted stream still counts.</param>
    public bool Hold(string connectionId, TimeSpan lag)
    {
        lock (_lock)
        {
            return _streams.Exists(stream => stream.ConnectionId == connectionId)
                || (_lastDeletions.TryGetValue(connectionId, out var at) && clock.GetUtcNow() < at + lag);
        }
    }
}
