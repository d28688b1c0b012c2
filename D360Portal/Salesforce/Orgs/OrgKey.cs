using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace D360Portal.Salesforce.Orgs;

/// <summary>The name of a configured org: the <c>{key}</c> of <c>Salesforce:Orgs:{key}</c>, of its routes and its schemes.</summary>
/// <remarks>Matches <c>[a-z0-9-]{1,32}</c>, so that it can stand in an URL, a cookie name and an environment variable as it is.</remarks>
public readonly partial record struct OrgKey
{
    private readonly string? _value;

    private OrgKey(string value) => _value = value;

    /// <summary>Reads a key; anything outside the pattern is refused.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out OrgKey key)
    {
        key = text is not null && Pattern().IsMatch(text) ? new OrgKey(text) : default;
        return key != default;
    }

    /// <summary>Reads a key that is known to be right, such as a constant.</summary>
    /// <exception cref="FormatException">The text does not match the pattern.</exception>
    public static OrgKey Parse(string text) =>
        TryParse(text, out var key) ? key : throw new FormatException("An org key has 1 to 32 characters of a-z, 0-9 and -.");

    /// <summary>The key as it is written in configuration.</summary>
    public override string ToString() => _value ?? "";

    [GeneratedRegex("^[a-z0-9-]{1,32}\\z")]
    private static partial Regex Pattern();
}
