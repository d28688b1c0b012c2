namespace D360Portal.Simulator.Data360;

/// <summary>How long something takes: every call of Data 360 before it is worked on, or the way to a slow source.</summary>
/// <param name="PerCall">The wait.</param>
/// <param name="Clock">The clock to wait by; null is the org's own, which a test may hold still.</param>
public sealed record ApiLatency(TimeSpan PerCall, TimeProvider? Clock = null)
{
    /// <summary>No wait.</summary>
    public static ApiLatency None { get; } = new(TimeSpan.Zero);

    /// <summary>A wait in real time, whatever clock the org has: for measurements.</summary>
    public static ApiLatency Real(TimeSpan perCall) => new(perCall, TimeProvider.System);

    internal Task WaitAsync(TimeProvider orgClock, CancellationToken cancellationToken) =>
        PerCall > TimeSpan.Zero ? Task.Delay(PerCall, Clock ?? orgClock, cancellationToken) : Task.CompletedTask;
}
