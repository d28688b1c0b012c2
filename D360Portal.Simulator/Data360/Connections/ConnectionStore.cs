using System.Diagnostics.CodeAnalysis;

namespace D360Portal.Simulator.Data360.Connections;

/// <summary>The connections of the org, in the order of their creation.</summary>
internal sealed class ConnectionStore
{
    private readonly Lock _lock = new();
    private readonly List<StoredConnection> _connections = [];
    private readonly Dictionary<string, StoredConnection> _byShortId = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private int _lastNumber;

    public IReadOnlyList<StoredConnection> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _connections];
            }
        }
    }

    /// <summary>An id that no connection has had.</summary>
    /// <param name="prefix">The three letters of the object.</param>
    public string NewId(string prefix) => RecordId.Of(prefix + "SM", Interlocked.Increment(ref _lastNumber));

    /// <summary>A developer name that no connection has.</summary>
    public string NewName(string label)
    {
        var name = DeveloperName.Of(label);
        lock (_lock)
        {
            return Enumerable.Range(0, int.MaxValue).Select(number => number == 0 ? name : $"{name}_{number}").First(candidate => !_names.Contains(candidate));
        }
    }

    public StoredConnection Add(StoredConnection connection)
    {
        lock (_lock)
        {
            _byShortId.Add(ShortId.Of(connection.Id), connection);
            _connections.Add(connection);
            _names.Add(connection.Name);
        }

        return connection;
    }

    /// <summary>Finds a connection by its 18 characters, or by the first 15.</summary>
    public bool TryFind(string id, [NotNullWhen(true)] out StoredConnection? found)
    {
        lock (_lock)
        {
            return _byShortId.TryGetValue(ShortId.Of(id), out found)
                && (id.Length == ShortId.Length || string.Equals(id, found.Id, StringComparison.Ordinal));
        }
    }
}
