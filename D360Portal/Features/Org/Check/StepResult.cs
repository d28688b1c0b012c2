using D360Portal.Salesforce.Exchanges;

namespace D360Portal.Features.Org.Check;

/// <summary>What a step came to.</summary>
/// <param name="State">Whether it works.</param>
/// <param name="Summary">What was found, or the reason for the state, in a sentence.</param>
public sealed record StepResult(StepState State, string Summary)
{
    /// <summary>A step that has not been run.</summary>
    public static readonly StepResult Waiting = new(StepState.Waiting, "");

    /// <summary>A step that is being run.</summary>
    public static readonly StepResult Running = new(StepState.Running, "");

    /// <summary>Why it failed and what to do; null when that is not known, or nothing failed.</summary>
    public Advice? Advice { get; init; }

    /// <summary>Salesforce's own words; null when it said nothing.</summary>
    public string? SalesforceWords { get; init; }

    /// <summary>The requests that were made, in order.</summary>
    public IReadOnlyList<Exchange> Exchanges { get; init; } = [];

    /// <summary>When it ended; null for a step that has not been run.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>How long Salesforce took.</summary>
    public TimeSpan Took => Exchanges.Aggregate(TimeSpan.Zero, (sum, exchange) => sum + exchange.Took);

    /// <summary>Whether Salesforce was asked.</summary>
    public bool HasAsked => Exchanges.Count > 0;

    /// <summary>It works.</summary>
    public static StepResult Passed(string summary, params IReadOnlyList<Exchange> exchanges) =>
        new(StepState.Passed, summary) { Exchanges = exchanges };

    /// <summary>It does not, for a reason that is the portal's own finding.</summary>
    public static StepResult Failed(string summary, Advice? advice, params IReadOnlyList<Exchange> exchanges) =>
        new(StepState.Failed, summary) { Advice = advice, Exchanges = exchanges };

    /// <summary>It was not run.</summary>
    public static StepResult Skipped(string reason) => new(StepState.Skipped, reason);

    /// <summary>It was refused, or not answered. What is known of that failure is told.</summary>
    /// <param name="step">The step.</param>
    /// <param name="exchanges">The requests; the last one decided.</param>
    /// <param name="state">What the failure means.</param>
    public static StepResult Refused(StepKey step, IReadOnlyList<Exchange> exchanges, StepState state = StepState.Failed) =>
        new(state, RefusalWords.Summary(exchanges[^1]))
        {
            Advice = KnownFailures.Find(step, exchanges[^1]),
            SalesforceWords = RefusalWords.Of(exchanges[^1]),
            Exchanges = exchanges,
        };
}
