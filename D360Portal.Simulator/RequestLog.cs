namespace D360Portal.Simulator;

/// <summary>Everything that the simulated org was asked, in order of arrival.</summary>
public sealed class RequestLog
{
    private readonly Lock _lock = new();
    private readonly List<RecordedRequest> _requests = [];
    private TaskCompletionSource _arrival = NewArrival();

    /// <summary>Every request since the start, or since <see cref="Clear"/>.</summary>
    public IReadOnlyList<RecordedRequest> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>The requests that were answered 501. A test that ends with one has found a gap in the simulator.</summary>
    public IReadOnlyList<RecordedRequest> Unknown => [.. All.Where(request => request.IsUnknown)];

    /// <summary>The requests to one path.</summary>
    public IReadOnlyList<RecordedRequest> To(string path) =>
        [.. All.Where(request => string.Equals(request.Path, path, StringComparison.Ordinal))];

    /// <summary>Waits for a request that may have arrived already, though it need not have been answered.</summary>
    public async Task<RecordedRequest> WaitForAsync(Func<RecordedRequest, bool> wanted, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task next;
            lock (_lock)
            {
                if (_requests.Find(request => wanted(request)) is { } found)
                {
                    return found;
                }

                next = _arrival.Task;
            }

            await next.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Forgets every request.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _requests.Clear();
        }
    }

    internal void Add(RecordedRequest request)
    {
        TaskCompletionSource arrived;
        lock (_lock)
        {
            _requests.Add(request);
            arrived = _arrival;
            _arrival = NewArrival();
        }

        arrived.SetResult();
    }

    // Whoever waits must not run inside Add.
    private static TaskCompletionSource NewArrival() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
