using System.Text.RegularExpressions;

namespace D360Portal.Salesforce.Data360;

/// <summary>That another setting has a value, or has not: <c>mode=fast</c>, <c>mode == 'fast'</c>, <c>mode != "fast"</c>.</summary>
/// <remarks>
/// Nobody has published what an attribute's <c>hidden</c> holds besides <c>"false"</c>. One comparison is understood; whatever says more is left
/// alone, and the setting stays visible: too much on the screen loses nothing.
/// </remarks>
/// <param name="Name">The other setting's <c>paramName</c>.</param>
/// <param name="Value">The value.</param>
/// <param name="IsNegated">Whether it must not have the value.</param>
public sealed partial record AttributeCondition(string Name, string Value, bool IsNegated)
{
    /// <summary>Whether it is so when the other setting has that value.</summary>
    public bool Holds(string value) => string.Equals(value.Trim(), Value, StringComparison.Ordinal) != IsNegated;

    /// <summary>Reads one; null for everything else.</summary>
    public static AttributeCondition? TryParse(string? text) =>
        text is not null && Comparison().Match(text) is { Success: true } match
            ? new AttributeCondition(match.Groups["name"].Value, match.Groups["value"].Value, match.Groups["not"].Length > 0)
            : null;

    [GeneratedRegex("""^\s*(?<name>[A-Za-z_][A-Za-z0-9_.-]*)\s*(?:==?|(?<not>!=))\s*(?:"(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s"'=!<>&|()]+))\s*$""")]
    private static partial Regex Comparison();
}
