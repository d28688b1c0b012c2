using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>The inventory of one user in one org: one for all of that user's tabs, never shared with another user.</summary>
public sealed class Inventory
{
    private readonly Lock _lock = new();
    private readonly List<Connection> _put = [];
    private readonly HashSet<ConnectionId> _removed = [];
    private volatile InventorySnapshot _current = InventorySnapshot.Nothing;

    /// <summary>What has arrived so far.</summary>
    public InventorySnapshot Current => _current;

    /// <summary>Raised, on no particular thread, when <see cref="Current"/> is another one.</summary>
    public event Action? Changed;

    /// <summary>Begins a load.</summary>
    /// <returns>False when one is under way.</returns>
    internal bool TryBegin()
    {
        lock (_lock)
        {
            if (_current.IsLoading)
            {
                return false;
            }

            _current = _current with { IsLoading = true };
        }

        Changed?.Invoke();
        return true;
    }

    /// <summary>Puts in a connector that the portal itself has made or changed. A load that began before does not take it out again.</summary>
    internal void Put(Connection connection)
    {
        lock (_lock)
        {
            _put.RemoveAll(put => put.Id == connection.Id);
            _put.Add(connection);
        }

        Update(snapshot => snapshot.With(connection));
    }

    /// <summary>Takes out a connector that the portal itself has deleted. A load that began before does not bring it back.</summary>
    internal void Remove(ConnectionId id)
    {
        lock (_lock)
        {
            _put.RemoveAll(put => put.Id == id);
            _removed.Add(id);
        }

        Update(snapshot => snapshot);
    }

    /// <summary>Begins a load: what was put in and taken out so far is so in its lists.</summary>
    internal void Begin(Func<InventorySnapshot, InventorySnapshot> change)
    {
        lock (_lock)
        {
            _put.Clear();
            _removed.Clear();
        }

        Update(change);
    }

    /// <summary>Ends a load: what was put in since it began, and came too late for its lists, stays.</summary>
    internal void End(Func<InventorySnapshot, InventorySnapshot> change) => Update(snapshot =>
    {
        // A list that has another name for it was read before the change.
        var known = snapshot.Rows.Select(row => (row.Id, row.Label, row.Name)).ToHashSet();
        return change(_put.Where(put => !known.Contains((put.Id, put.Label, put.Name))).Aggregate(snapshot, (rows, put) => rows.With(put)));
    });

    /// <summary>Replaces the snapshot by one made from it.</summary>
    internal void Update(Func<InventorySnapshot, InventorySnapshot> change)
    {
        lock (_lock)
        {
            _current = change(_current).Without(_removed);
        }

        Changed?.Invoke();
    }
}
