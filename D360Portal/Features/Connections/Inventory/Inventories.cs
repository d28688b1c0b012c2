using System.Collections.Concurrent;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>The inventories of all users, each loaded once however many tabs look at it, and kept while somebody may come back.</summary>
/// <remarks>The key is the grant, which belongs to one user in one org: nothing here crosses users or orgs.</remarks>
internal sealed partial class Inventories(InventoryLoader loader, TimeProvider time, ILogger<Inventories> logger) : IDisposable
{
    /// <summary>How long a load goes on when nobody looks any more: long enough to open a connector and come back.</summary>
    private static readonly TimeSpan LoadsAlone = TimeSpan.FromSeconds(30);

    /// <summary>How long an inventory is kept when nobody looks at it.</summary>
    private static readonly TimeSpan KeptAlone = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<GrantId, Entry> _entries = new();
    private volatile bool _isStopped;

    /// <summary>Looks at the inventory of a grant, and loads it if nobody has yet.</summary>
    /// <returns>The look, to be disposed of when the page goes.</returns>
    public InventoryLook Open(Grant grant)
    {
        while (true)
        {
            var entry = _entries.GetOrAdd(grant.Id, _ => new Entry(time));
            if (entry.TryEnter())
            {
                var look = new InventoryLook(entry.Inventory, request => Load(entry, grant, request), () => Leave(entry, grant.Id));
                if (entry.Inventory.Current is { LoadedAt: null } or { NeedsSignIn: true } or { IsInterrupted: true })
                {
                    look.Load(new InventoryRequest.Usual());
                }

                return look;
            }
        }
    }

    /// <summary>What is known of a grant's connectors without a call: nothing if nobody has looked.</summary>
    public InventorySnapshot Peek(GrantId grantId) => _entries.TryGetValue(grantId, out var entry) ? entry.Inventory.Current : InventorySnapshot.Nothing;

    /// <summary>Puts in a connector that the portal itself has made or changed, so that the list need not be read again to show it.</summary>
    public void Put(GrantId grantId, Connection connection)
    {
        if (_entries.TryGetValue(grantId, out var entry))
        {
            entry.Inventory.Put(connection);
        }
    }

    /// <summary>Takes out a connector that the portal itself has deleted.</summary>
    public void Remove(GrantId grantId, ConnectionId id)
    {
        if (_entries.TryGetValue(grantId, out var entry))
        {
            entry.Inventory.Remove(id);
        }
    }

    /// <summary>Stops every load and waits until it has written what it found: afterwards nothing of it needs a store any more. No other load begins.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _isStopped = true;
        return Task.WhenAll(_entries.Values.Select(entry => entry.StopAsync())).WaitAsync(cancellationToken);
    }

    public void Dispose()
    {
        _isStopped = true;
        foreach (var entry in _entries.Values)
        {
            _ = entry.StopAsync();
        }
    }

    private void Load(Entry entry, Grant grant, InventoryRequest request)
    {
        if (_isStopped)
        {
            return;
        }

        entry.Start(async stopping =>
        {
            try
            {
                await loader.LoadAsync(grant, entry.Inventory, request, stopping);
            }
            catch (Exception exception)
            {
                var reference = CorrelationId.New();
                LogFailed(logger, exception, grant.Id, reference);
                entry.Inventory.Update(snapshot => snapshot with
                {
                    Problems = snapshot.Problems.Add(new InventoryProblem(
                        Type: null, $"The portal failed while it read the list. Try again; if it happens again, look for the reference {reference} in the portal's log.")),
                });
            }
        });
    }

    private void Leave(Entry entry, GrantId grantId) => entry.Leave(LoadsAlone, KeptAlone, () => _entries.TryRemove(new(grantId, entry)));

    [LoggerMessage(LogEvents.InventoryFailed, LogLevel.Error, "The inventory of grant {GrantId} could not be read; reference {CorrelationId}")]
    private static partial void LogFailed(ILogger logger, Exception exception, GrantId grantId, string correlationId);

    /// <summary>An inventory, who looks at it, and the load that is under way.</summary>
    private sealed class Entry(TimeProvider time)
    {
        private readonly Lock _lock = new();
        private CancellationTokenSource? _loading;
        private Task _load = Task.CompletedTask;
        private ITimer? _stopLoading;
        private ITimer? _forget;
        private int _lookers;
        private volatile bool _isGone;
        private bool _isStopped;

        public Inventory Inventory { get; } = new();

        public bool TryEnter()
        {
            lock (_lock)
            {
                if (_isGone)
                {
                    return false;
                }

                _lookers++;
                StopTimers();
                return true;
            }
        }

        public void Leave(TimeSpan loadsAlone, TimeSpan keptAlone, Action forget)
        {
            lock (_lock)
            {
                if (--_lookers > 0 || _isGone || _isStopped)
                {
                    return;
                }

                _stopLoading = time.CreateTimer(_ => StopLoading(), null, loadsAlone, Timeout.InfiniteTimeSpan);
                _forget = time.CreateTimer(_ => Forget(forget), null, keptAlone, Timeout.InfiniteTimeSpan);
            }
        }

        /// <summary>Starts a load, unless one is under way: whoever wants one gets that.</summary>
        public void Start(Func<CancellationToken, Task> load)
        {
            if (_isGone || !Inventory.TryBegin())
            {
                return;
            }

            lock (_lock)
            {
                if (_isStopped)
                {
                    return;
                }

                var loading = new CancellationTokenSource();
                _loading = loading;
                var run = Task.Run(() => LoadAsync(load, loading));

                // Of the one before the last line may still be to do.
                _load = _load.IsCompleted ? run : Task.WhenAll(_load, run);
            }
        }

        /// <summary>Stops the load that is under way.</summary>
        /// <returns>Done when nothing of it runs any more.</returns>
        public Task StopAsync()
        {
            lock (_lock)
            {
                _isStopped = true;
                StopTimers();
                _loading?.Cancel();
                return _load;
            }
        }

        private async Task LoadAsync(Func<CancellationToken, Task> load, CancellationTokenSource loading)
        {
            await load(loading.Token);
            lock (_lock)
            {
                // The next one may have begun already.
                _loading = _loading == loading ? null : _loading;
                loading.Dispose();
            }
        }

        private void StopLoading()
        {
            lock (_lock)
            {
                if (_lookers == 0)
                {
                    _loading?.Cancel();
                }
            }
        }

        private void Forget(Action forget)
        {
            lock (_lock)
            {
                if (_lookers > 0)
                {
                    return;
                }

                _isGone = true;
                StopTimers();
            }

            forget();
        }

        private void StopTimers()
        {
            _stopLoading?.Dispose();
            _forget?.Dispose();
            _stopLoading = _forget = null;
        }
    }
}
