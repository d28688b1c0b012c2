namespace D360Portal.Features.Connections;

/// <summary>Why Salesforce would not have it.</summary>
/// <param name="What">What it means and what to do, in our words.</param>
/// <param name="SalesforceWords">What Salesforce said; null when it said nothing.</param>
/// <param name="Faults">The fields that it concerns; empty when that cannot be told.</param>
public sealed record Rejection(string What, string? SalesforceWords, IReadOnlyList<FieldFault> Faults);
