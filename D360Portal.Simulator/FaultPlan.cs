namespace D360Portal.Simulator;

/// <summary>What is to go wrong next. Faults are ordered, one by one, and never random.</summary>
/// <remarks>A request takes the oldest fault that is meant for it, and only that one.</remarks>
public sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private readonly LinkedList<(Fault Fault, int? Left)> _orders = [];

    /// <summary>Orders a fault for the next request that it is meant for, or for the next few.</summary>
    public void Next(Fault fault, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        lock (_lock)
        {
            _orders.AddLast((fault, times));
        }
    }

    /// <summary>Orders a fault for every such request, until <see cref="Clear"/>.</summary>
    public void Always(Fault fault)
    {
        lock (_lock)
        {
            _orders.AddLast((fault, null));
        }
    }

    /// <summary>The faults that have not happened yet. A test that ends with one has not tested what it meant to.</summary>
    public IReadOnlyList<Fault> Pending
    {
        get
        {
            lock (_lock)
            {
                return [.. _orders.Where(order => order.Left is not null).Select(order => order.Fault)];
            }
        }
    }

    /// <summary>Calls everything off.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _orders.Clear();
        }
    }

    internal Fault? Take(RecordedRequest request)
    {
        lock (_lock)
        {
            for (var order = _orders.First; order is not null; order = order.Next)
            {
                if (!order.Value.Fault.Hits(request))
                {
                    continue;
                }

                switch (order.Value.Left)
                {
                    case 1:
                        _orders.Remove(order);
                        break;
                    case { } left:
                        order.Value = (order.Value.Fault, left - 1);
                        break;
                }

                return order.Value.Fault;
            }

            return null;
        }
    }
}
