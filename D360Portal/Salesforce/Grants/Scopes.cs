namespace D360Portal.Salesforce.Grants;

/// <summary>OAuth scopes compared as Salesforce means them.</summary>
/// <remarks>
/// Order never matters. <c>refresh_token</c> and <c>offline_access</c> are two names of one scope, and <c>full</c> holds every
/// other scope but that one: <see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_tokens_scopes.htm"/>.
/// </remarks>
public static class Scopes
{
    /// <summary>Splits a space-separated value; each scope once, in order.</summary>
    public static IReadOnlyList<string> Split(string value) =>
        [.. value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>Which of the wanted scopes were not granted.</summary>
    public static IReadOnlyList<string> Missing(IReadOnlyList<string> wanted, IReadOnlyList<string> granted)
    {
        var held = granted.Select(Canonical).ToHashSet(StringComparer.Ordinal);
        return [.. wanted.Where(scope => !held.Contains(Canonical(scope)) && (Canonical(scope) == Refresh || !held.Contains("full")))];
    }

    private const string Refresh = "refresh_token";

    private static string Canonical(string scope) => scope == "offline_access" ? Refresh : scope;
}
