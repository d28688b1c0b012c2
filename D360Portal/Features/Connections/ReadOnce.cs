using System.Collections.Concurrent;

namespace D360Portal.Features.Connections;

/// <summary>Answers kept for a while, each asked for once however many tabs want it.</summary>
/// <typeparam name="TKey">What is asked for. It names the grant, so that nothing crosses users or orgs.</typeparam>
/// <typeparam name="TValue">The answer.</typeparam>
/// <param name="lifetime">How long an answer is good.</param>
/// <param name="time">Tells ages.</param>
internal sealed class ReadOnce<TKey, TValue>(TimeSpan lifetime, TimeProvider time)
    where TKey : notnull
{
    private const int Most = 2_000;

    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();

    /// <summary>The answer and when it was given; asked for when there is none that is young enough.</summary>
    /// <param name="key">What is asked for.</param>
    /// <param name="anew">Whether a young answer does not do.</param>
    /// <param name="ask">Asks. It is not given up when the page that asked first goes away: another may wait for it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<(TValue Value, DateTimeOffset At)> GetAsync(TKey key, bool anew, Func<Task<TValue>> ask, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_entries.TryGetValue(key, out var known) && (now - known.At >= lifetime || known.HasFailed || (anew && known.IsAnswered)))
        {
            _entries.TryRemove(new(key, known));
        }

        MakeRoom(now);
        var entry = _entries.GetOrAdd(key, _ => new Entry(new Lazy<Task<TValue>>(async () => await ask()), now));
        try
        {
            return (await entry.Answer.Value.WaitAsync(cancellationToken), entry.At);
        }
        catch when (entry.HasFailed)
        {
            // A failure is told to all who waited for it, and to nobody after them.
            _entries.TryRemove(new(key, entry));
            throw;
        }
    }

    /// <summary>Forgets an answer, also one that is still under way: whoever asks next asks anew.</summary>
    public void Forget(TKey key) => _entries.TryRemove(key, out _);

    private void MakeRoom(DateTimeOffset now)
    {
        if (_entries.Count < Most)
        {
            return;
        }

        foreach (var old in _entries.OrderBy(entry => entry.Value.At).Take(Most / 2).Concat(_entries.Where(entry => now - entry.Value.At >= lifetime)))
        {
            _entries.TryRemove(old);
        }
    }

    private sealed record Entry(Lazy<Task<TValue>> Answer, DateTimeOffset At)
    {
        public bool IsAnswered => Answer is { IsValueCreated: true, Value.IsCompleted: true };

        public bool HasFailed => IsAnswered && !Answer.Value.IsCompletedSuccessfully;
    }
}
