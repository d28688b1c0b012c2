namespace D360Portal.Features.Connections;

/// <summary>One page's look at an inventory.</summary>
public sealed class InventoryLook : IDisposable
{
    private readonly Action<InventoryRequest> _load;
    private readonly Action _leave;
    private bool _hasLeft;

    internal InventoryLook(Inventory inventory, Action<InventoryRequest> load, Action leave)
    {
        Inventory = inventory;
        _load = load;
        _leave = leave;
    }

    /// <summary>What is looked at.</summary>
    public Inventory Inventory { get; }

    /// <summary>Asks Salesforce, unless a load is under way already.</summary>
    public void Load(InventoryRequest request) => _load(request);

    /// <summary>Looks away.</summary>
    public void Dispose()
    {
        if (!_hasLeft)
        {
            _hasLeft = true;
            _leave();
        }
    }
}
