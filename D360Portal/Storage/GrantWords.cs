using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Storage;

/// <summary>The words of a grant's row, read with patience: a newer version, or a hand, may have written one that is not known here.</summary>
internal static class GrantWords
{
    /// <summary>An unknown state is not trusted: the user signs in again, which writes a known one.</summary>
    public static GrantStatus Status(string? text) => Known<GrantStatus>(text) ?? GrantStatus.NeedsSignIn;

    /// <summary>An unknown environment is asked for again.</summary>
    public static OrgEnvironment? Environment(string? text) => Known<OrgEnvironment>(text);

    // By name alone: the parser of enums takes numbers too, and those of no member as well.
    private static T? Known<T>(string? text)
        where T : struct, Enum =>
        text is not null && Enum.GetNames<T>().Contains(text, StringComparer.Ordinal) ? Enum.Parse<T>(text) : null;
}
