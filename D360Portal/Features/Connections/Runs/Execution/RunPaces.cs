namespace D360Portal.Features.Connections;

/// <summary>One pace for each org: runs that are at work in the same org at the same time share what may be under way there.</summary>
/// <param name="options">How much that is.</param>
internal sealed class RunPaces(BulkOptions options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (RunPace Pace, int Users)> _paces = [];

    /// <summary>Takes part in the pace of an org, until the lease is given back. Whoever comes first begins anew.</summary>
    /// <param name="organizationId">The org's record id.</param>
    /// <param name="time">Tells when a pause is over.</param>
    public Lease Enter(string organizationId, TimeProvider time)
    {
        lock (_lock)
        {
            var (pace, users) = _paces.GetValueOrDefault(organizationId, (new RunPace(options.Concurrency, time), 0));
            _paces[organizationId] = (pace, users + 1);
            return new Lease(pace, () => Leave(organizationId));
        }
    }

    private void Leave(string organizationId)
    {
        lock (_lock)
        {
            var (pace, users) = _paces[organizationId];
            if (users == 1)
            {
                _paces.Remove(organizationId);
            }
            else
            {
                _paces[organizationId] = (pace, users - 1);
            }
        }
    }

    /// <summary>A part in the pace of an org.</summary>
    internal sealed class Lease(RunPace pace, Action onDispose) : IDisposable
    {
        /// <summary>The pace.</summary>
        public RunPace Pace => pace;

        /// <inheritdoc />
        public void Dispose() => onDispose();
    }
}
