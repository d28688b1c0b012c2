using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>The inventory of one user in one org: one for all of that user's tabs, never shared with another user.</summary>
public sealed class Inventory
{
    private readonly Lock _lock = new();
    private readonly List<Connection> _put = [];
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

    /// <summary>Puts in a connector that the portal itself has made. A load that began before does not take it out again.</summary>
    internal void Put(Connection connection)
    {
        lock (_lock)
        {
            _put.Add(connection);
        }

        Update(snapshot => snapshot.With(connection));
    }

    /// <summary>Begins a load: what was put in so far will be in its lists.</summary>
    internal void Begin(Func<InventorySnapshot, InventorySnapshot> change)
    {
        lock (_lock)
        {
            _put.Clear();
        }

        Update(change);
    }

    /// <summary>Ends a load: what was put in since it began, and came too late for its lists, stays.</summary>
    internal void End(Func<InventorySnapshot, InventorySnapshot> change) => Update(snapshot =>
    {
        var known = snapshot.Rows.Select(row => row.Id).ToHashSet();
        return change(_put.Where(connection => !known.Contains(connection.Id)).Aggregate(snapshot, (rows, connection) => rows.With(connection)));
    });

    /// <summary>Replaces the snapshot by one made from it.</summary>
    internal void Update(Func<InventorySnapshot, InventorySnapshot> change)
    {
        lock (_lock)
        {
            _current = change(_current);
        }

        Changed?.Invoke();
    }
}
