namespace D360Portal.Features.Connections;

/// <summary>Bounds how many tests are under way against one host, whoever makes them: wrong passwords lock accounts, and the accounts do not know that two users asked.</summary>
internal sealed class SourceHostGates(BulkOptions options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Gate> _gates = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits until a test may be made against a host.</summary>
    /// <param name="host">The host, in any case.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The place, to be disposed of when the test is over.</returns>
    public async Task<IDisposable> EnterAsync(string host, CancellationToken cancellationToken)
    {
        Gate gate;
        lock (_lock)
        {
            if (!_gates.TryGetValue(host, out gate!))
            {
                _gates[host] = gate = new Gate(options.TestsPerHost);
            }

            gate.Users++;
        }

        try
        {
            await gate.Places.WaitAsync(cancellationToken);
        }
        catch
        {
            Leave(host, gate);
            throw;
        }

        return new Place(this, host, gate);
    }

    /// <summary>A gate that nobody stands at is forgotten: there are more hosts than memory should hold.</summary>
    private void Leave(string host, Gate gate)
    {
        lock (_lock)
        {
            if (--gate.Users == 0)
            {
                _gates.Remove(host);
                gate.Places.Dispose();
            }
        }
    }

    private sealed class Gate(int places)
    {
        public SemaphoreSlim Places { get; } = new(places);

        /// <summary>How many have a place or wait for one.</summary>
        public int Users { get; set; }
    }

    private sealed class Place(SourceHostGates gates, string host, Gate gate) : IDisposable
    {
        private int _isLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isLeft, 1) == 0)
            {
                gate.Places.Release();
                gates.Leave(host, gate);
            }
        }
    }
}
