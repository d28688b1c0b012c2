namespace D360Portal.Simulator;

/// <summary>What goes wrong with a request.</summary>
public abstract record FaultEffect
{
    private FaultEffect()
    {
    }

    /// <summary>Something else is answered, and no work is done.</summary>
    public sealed record Instead(SimulatedAnswer Answer) : FaultEffect;

    /// <summary>The work is done, and its answer is changed on the way back.</summary>
    public sealed record Tampered(Func<SimulatedAnswer, SimulatedAnswer> Change) : FaultEffect;

    /// <summary>The connection ends without an answer.</summary>
    /// <param name="AfterWork">Whether the work has been done by then: a reply that is lost.</param>
    public sealed record Dropped(bool AfterWork) : FaultEffect;

    /// <summary>The answer is late.</summary>
    /// <param name="Until">Waits: by the org's clock, or at a gate that a test opens.</param>
    /// <param name="AfterWork">Whether the work is done before the wait, so that a caller who gives up has still caused it.</param>
    public sealed record Late(Func<TimeProvider, CancellationToken, Task> Until, bool AfterWork) : FaultEffect
    {
        /// <summary>Late by a time.</summary>
        public static Late By(TimeSpan delay, bool afterWork = false) =>
            new((time, cancellationToken) => Task.Delay(delay, time, cancellationToken), afterWork);

        /// <summary>Late until a gate opens.</summary>
        public static Late At(Task gate, bool afterWork = false) =>
            new((_, cancellationToken) => gate.WaitAsync(cancellationToken), afterWork);
    }
}
