namespace D360Portal.Features.Connections;

/// <summary>The inventory of one user in one org: one for all of that user's tabs, never shared with another user.</summary>
public sealed class Inventory
{
    private readonly Lock _lock = new();
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
