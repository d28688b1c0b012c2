namespace D360Portal.Features.Connections;

/// <summary>How fast a run moves, from what was seen of it in the last half minute.</summary>
internal sealed class RunRate
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    private readonly Queue<(DateTimeOffset At, int Settled)> _seen = new();

    /// <summary>Rows a minute; null while too little has been seen.</summary>
    public double? PerMinute { get; private set; }

    /// <summary>Takes what is seen now.</summary>
    public void See(DateTimeOffset now, int settled)
    {
        _seen.Enqueue((now, settled));
        while (now - _seen.Peek().At > Window)
        {
            _seen.Dequeue();
        }

        var (since, before) = _seen.Peek();
        PerMinute = settled > before && now > since ? (settled - before) / (now - since).TotalMinutes : null;
    }

    /// <summary>Forgets everything, when the run does not move.</summary>
    public void Reset()
    {
        _seen.Clear();
        PerMinute = null;
    }

    /// <summary>How long so many rows will take; null while that cannot be told.</summary>
    public TimeSpan? TimeFor(int rows) => PerMinute is { } rate and > 0 ? TimeSpan.FromMinutes(rows / rate) : null;
}
