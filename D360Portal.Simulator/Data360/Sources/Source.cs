namespace D360Portal.Simulator.Data360.Sources;

/// <summary>What the org finds when it goes where a definition points.</summary>
/// <remarks>A connection keeps this instead of its secrets: it can be tested again, and nothing can be read from it.</remarks>
/// <param name="Fault">What is wrong; null when everything answers.</param>
/// <param name="Detail">A sentence about it; null when there is none. It repeats no value.</param>
/// <param name="IsSlow">Whether the source takes its time to answer.</param>
internal sealed record Source(SourceFault? Fault = null, string? Detail = null, bool IsSlow = false)
{
    /// <summary>A source that answers.</summary>
    public static Source Answering { get; } = new();
}
