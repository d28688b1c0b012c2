namespace D360Portal.Features.Connections;

/// <summary>How many creates may be under way at once: halved when Salesforce is busy, growing back slowly when it answers.</summary>
/// <remarks>
/// Additive increase, multiplicative decrease, as TCP does it. Calls that were under way together fail together, so they halve it once. After a
/// setback nothing is sent for a while that doubles with every further one.
/// </remarks>
/// <param name="most">As many as may ever be under way.</param>
/// <param name="time">Tells when a pause is over.</param>
internal sealed class RunPace(int most, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private double _limit = most;
    private int _underWay;
    private int _epoch;
    private int _setbacks;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    /// <summary>How many may be under way at this moment.</summary>
    public int Limit
    {
        get
        {
            lock (_lock)
            {
                return (int)_limit;
            }
        }
    }

    /// <summary>How many are under way.</summary>
    public int UnderWay
    {
        get
        {
            lock (_lock)
            {
                return _underWay;
            }
        }
    }

    /// <summary>How many setbacks there were since the last answer.</summary>
    public int Setbacks
    {
        get
        {
            lock (_lock)
            {
                return _setbacks;
            }
        }
    }

    /// <summary>Completes when the next one has come to an end.</summary>
    public Task Changed
    {
        get
        {
            lock (_lock)
            {
                return _changed.Task;
            }
        }
    }

    /// <summary>Waits until one more may be sent.</summary>
    /// <returns>The turn, to be given back to <see cref="Leave"/>.</returns>
    public async Task<int> EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task changed;
            TimeSpan wait;
            lock (_lock)
            {
                wait = _notBefore - time.GetUtcNow();
                if (wait <= TimeSpan.Zero && _underWay < (int)_limit)
                {
                    _underWay++;
                    return _epoch;
                }

                changed = _changed.Task;
            }

            await (wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellationToken) : changed.WaitAsync(cancellationToken));
        }
    }

    /// <summary>One that was under way has come to an end.</summary>
    /// <param name="turn">What <see cref="EnterAsync"/> gave.</param>
    /// <param name="wasBusy">Whether Salesforce had no time for it; null when it was not sent at all.</param>
    public void Leave(int turn, bool? wasBusy)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _underWay--;
            if (wasBusy is false)
            {
                _setbacks = 0;
                _limit = Math.Min(most, _limit + (1 / _limit));
            }
            else if (wasBusy is true && turn == _epoch)
            {
                _epoch++;
                _limit = Math.Max(1, _limit / 2);
                var pause = FirstPause * Math.Pow(2, Math.Min(_setbacks++, 10));
                _notBefore = time.GetUtcNow() + (pause < LongestPause ? pause : LongestPause);
            }

            (changed, _changed) = (_changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        changed.SetResult();
    }
}
