namespace D360Portal.Salesforce.Explaining;

/// <summary>Knows what failures mean. What it knows stands in <c>explanations.json</c>; docs/explaining.md tells how to add to it.</summary>
public static class Explanations
{
    /// <summary>The row of an org that Salesforce has locked for everybody.</summary>
    public const string OrgLocked = "token-org-inactive";

    /// <summary>Every row, compiled once.</summary>
    internal static IReadOnlyList<ExplanationRule> Rules { get; } = [.. ExplanationFile.Read().Select(row => new ExplanationRule(row))];

    /// <summary>What a failure means.</summary>
    /// <returns>What the row that fits most exactly says; null when no row fits.</returns>
    public static Explanation? Find(FailureFacts failure) => Find([failure]);

    /// <summary>What a failure of several errors means: the error that is known most exactly speaks for all.</summary>
    /// <returns>What the row that fits most exactly says; null when no row fits.</returns>
    public static Explanation? Find(IEnumerable<FailureFacts> failures)
    {
        (RowRank Rank, Explanation Explanation)? best = null;
        foreach (var failure in failures)
        {
            foreach (var rule in Rules)
            {
                // Of equal ranks the first stays, so that the answer is always the same.
                if (rule.Match(failure) is { } match && (best is null || match.Rank > best.Value.Rank))
                {
                    best = match;
                }
            }
        }

        return best?.Explanation;
    }
}
