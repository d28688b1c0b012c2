namespace D360Portal.Features.Connections;

/// <summary>What is likely wrong with a value. It never repeats the value, which may be a secret.</summary>
/// <param name="Id">The hint.</param>
/// <param name="Says">What is likely wrong, and what Salesforce wants.</param>
/// <param name="Fixed">What the value would be if it were put right; null where only a person can do that.</param>
public sealed record FieldAdvice(string Id, string Says, string? Fixed)
{
    /// <summary>What may be logged of it: the value may be a secret.</summary>
    public override string ToString() => Id;
}
