using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace D360Portal.Salesforce.Grants;

/// <summary>Tells the open pages of a user what became of the grant behind them, as soon as this process knows.</summary>
/// <remarks>Another process's pages learn it with their next call, or when their session is looked at again.</remarks>
public sealed class GrantChanges
{
    private readonly ConcurrentDictionary<GrantId, ImmutableList<Action<GrantChange>>> _watchers = new();

    /// <summary>Calls back on every change of the grant until disposed.</summary>
    /// <param name="id">The grant.</param>
    /// <param name="onChange">Called on whichever thread found out; must return at once and not throw.</param>
    public IDisposable Watch(GrantId id, Action<GrantChange> onChange)
    {
        _watchers.AddOrUpdate(id, [onChange], (_, others) => others.Add(onChange));
        return new Watcher(this, id, onChange);
    }

    /// <summary>Tells everybody who watches the grant.</summary>
    internal void Tell(GrantId id, GrantChange change)
    {
        foreach (var onChange in _watchers.GetValueOrDefault(id, []))
        {
            onChange(change);
        }
    }

    private void Leave(GrantId id, Action<GrantChange> onChange)
    {
        // A grant that nobody watches any more must not stay in the table; one that somebody has just begun to watch must.
        while (_watchers.TryGetValue(id, out var watchers))
        {
            var others = watchers.Remove(onChange);
            if (others.IsEmpty ? _watchers.TryRemove(new(id, watchers)) : _watchers.TryUpdate(id, others, watchers))
            {
                return;
            }
        }
    }

    private sealed class Watcher(GrantChanges changes, GrantId id, Action<GrantChange> onChange) : IDisposable
    {
        private Action<GrantChange>? _onChange = onChange;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _onChange, null) is { } watched)
            {
                changes.Leave(id, watched);
            }
        }
    }
}
