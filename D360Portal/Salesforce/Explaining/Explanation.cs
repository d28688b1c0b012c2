namespace D360Portal.Salesforce.Explaining;

/// <summary>What a failure means and what to do, for the person who met it.</summary>
/// <param name="Id">The row of <c>explanations.json</c> that says so.</param>
/// <param name="Meaning">What it means, in one sentence.</param>
/// <param name="NextStep">What to do, in one or two sentences.</param>
/// <param name="Field">The <c>paramName</c> it is about, or <see cref="ApiName"/>; null when that cannot be told.</param>
/// <param name="Source">Where it is known from.</param>
public sealed record Explanation(string Id, string Meaning, string NextStep, string? Field, string Source)
{
    /// <summary>Stands in <see cref="Field"/> for the connector's API name. Not a legal <c>paramName</c>.</summary>
    public const string ApiName = "(name)";

    /// <summary>Meaning and next step.</summary>
    public string Sentence => $"{Meaning} {NextStep}";
}
