namespace D360Portal.Features.Connections;

/// <summary>Why Salesforce would not have it.</summary>
/// <param name="What">What it means, in our words; in Salesforce's where nobody knows.</param>
/// <param name="SalesforceWords">What Salesforce said, and its name for the call; null when it said nothing.</param>
/// <param name="Faults">The fields that it concerns; empty when that cannot be told.</param>
public sealed record Rejection(string What, string? SalesforceWords, IReadOnlyList<FieldFault> Faults)
{
    /// <summary>What to do; null where <see cref="What"/> says it, or nobody knows.</summary>
    public string? NextStep { get; init; }

    /// <summary>Whether it is explained. Where it is not, Salesforce's words are all there is, and are shown without a click.</summary>
    public bool IsExplained { get; init; } = true;

    /// <summary>What it means and what to do.</summary>
    public string Sentence => NextStep is null ? What : $"{What} {NextStep}";
}
