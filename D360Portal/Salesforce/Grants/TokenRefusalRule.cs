namespace D360Portal.Salesforce.Grants;

/// <summary>One line of the table of refusals.</summary>
/// <param name="Error">The <c>error</c>, without regard to case.</param>
/// <param name="Description">What the <c>error_description</c> contains, without regard to case; null when it does not matter.</param>
/// <param name="Meaning">What it means when a refresh is answered so.</param>
public sealed record TokenRefusalRule(string Error, string? Description, TokenRefusal Meaning)
{
    /// <summary>Whether an answer is one of these.</summary>
    public bool Covers(string? error, string? description) =>
        string.Equals(Error, error, StringComparison.OrdinalIgnoreCase)
        && (Description is null || description?.Contains(Description, StringComparison.OrdinalIgnoreCase) is true);
}
