namespace D360Portal.Features.Org.Check;

/// <summary>What a failure means and what to do about it.</summary>
/// <param name="Meaning">Why it failed, in a sentence.</param>
/// <param name="Next">What to do, in a sentence or two.</param>
/// <param name="Source">Salesforce's own page about it; null where there is none.</param>
public sealed record Advice(string Meaning, string Next, string? Source = null);
