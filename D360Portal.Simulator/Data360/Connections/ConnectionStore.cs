using System.Diagnostics.CodeAnalysis;

namespace D360Portal.Simulator.Data360.Connections;

/// <summary>The connections of the org, in the order of their creation.</summary>
internal sealed class ConnectionStore(TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly List<StoredConnection> _connections = [];
    private readonly Dictionary<string, StoredConnection> _byShortId = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names of connections that are gone, and until when nobody may have them.</summary>
    private readonly Dictionary<string, DateTimeOffset> _lockedNames = new(StringComparer.OrdinalIgnoreCase);
    private int _lastNumber;

    public IReadOnlyList<StoredConnection> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _connections.Select(connection => connection.At(clock.GetUtcNow()))];
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

    /// <summary>Whether there is a connection of that type, be it in the catalogue or not.</summary>
    public bool Has(string connectorType)
    {
        lock (_lock)
        {
            return _connections.Exists(connection => connection.ConnectorType == connectorType);
        }
    }

    public StoredConnection Add(StoredConnection connection)
    {
        lock (_lock)
        {
            Keep(connection);
        }

        return connection;
    }

    /// <summary>Whether a connection of that name could be added now.</summary>
    public AddOutcome Check(string name, int? maximum)
    {
        lock (_lock)
        {
            return _names.Contains(name) || (_lockedNames.TryGetValue(name, out var until) && clock.GetUtcNow() < until) ? AddOutcome.NameTaken
                : _connections.Count >= maximum ? AddOutcome.Full
                : AddOutcome.Added;
        }
    }

    /// <summary>Adds a connection, unless its name is taken or the org is full.</summary>
    public AddOutcome TryAdd(StoredConnection connection, int? maximum)
    {
        lock (_lock)
        {
            var outcome = Check(connection.Name, maximum);
            if (outcome == AddOutcome.Added)
            {
                Keep(connection);
            }

            return outcome;
        }
    }

    /// <summary>Puts another connection in the place of the one with its id, unless another one has its name.</summary>
    public AddOutcome TryReplace(StoredConnection replacement)
    {
        lock (_lock)
        {
            if (!_byShortId.TryGetValue(ShortId.Of(replacement.Id), out var stored))
            {
                return AddOutcome.Gone;
            }

            if (!string.Equals(stored.Name, replacement.Name, StringComparison.OrdinalIgnoreCase) && Check(replacement.Name, maximum: null) != AddOutcome.Added)
            {
                return AddOutcome.NameTaken;
            }

            _names.Remove(stored.Name);
            _names.Add(replacement.Name);

            // The replacement was described before its source was reached: what others did meanwhile stays.
            Update(replacement.Id, now => replacement with { IsInUse = now.IsInUse, Schemas = now.Schemas, Sitemap = now.Sitemap });
            return AddOutcome.Added;
        }
    }

    /// <summary>Changes a connection; one that is gone stays so.</summary>
    public void Update(string id, Func<StoredConnection, StoredConnection> change)
    {
        lock (_lock)
        {
            var index = _connections.FindIndex(connection => connection.Id == id);
            if (index >= 0)
            {
                _connections[index] = _byShortId[ShortId.Of(id)] = change(_connections[index]);
            }
        }
    }

    /// <summary>Removes a connection, whose name nobody may have for a while.</summary>
    /// <returns>False when it was gone already.</returns>
    public bool Remove(StoredConnection connection, TimeSpan nameLock)
    {
        lock (_lock)
        {
            if (!_byShortId.Remove(ShortId.Of(connection.Id)))
            {
                return false;
            }

            _connections.RemoveAll(stored => stored.Id == connection.Id);
            _names.Remove(connection.Name);
            _lockedNames[connection.Name] = clock.GetUtcNow() + nameLock;
            return true;
        }
    }

    /// <summary>Finds a connection by its 18 characters, or by the first 15.</summary>
    public bool TryFind(string id, [NotNullWhen(true)] out StoredConnection? found)
    {
        lock (_lock)
        {
            found = _byShortId.GetValueOrDefault(ShortId.Of(id))?.At(clock.GetUtcNow());
            return found is not null && (id.Length == ShortId.Length || string.Equals(id, found.Id, StringComparison.Ordinal));
        }
    }

    private void Keep(StoredConnection connection)
    {
        _byShortId.Add(ShortId.Of(connection.Id), connection);
        _connections.Add(connection);
        _names.Add(connection.Name);
    }
}
