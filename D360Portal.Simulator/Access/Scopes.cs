namespace D360Portal.Simulator.Access;

/// <summary>OAuth scopes, and what Salesforce says about them when it asks the user.</summary>
internal static class Scopes
{
    public const string OpenId = "openid";

    /// <summary>Each scope once, in the order asked.</summary>
    public static IReadOnlyList<string> Split(string? scope) =>
        [.. (scope ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>The scopes as a token response lists them. Salesforce does not keep the order of the request.</summary>
    public static string Join(IEnumerable<string> scopes) => string.Join(' ', scopes.Reverse());

    /// <summary>Whether a refresh token is granted; the scope has two names.</summary>
    public static bool AllowRefresh(IReadOnlyList<string> scopes) => scopes.Contains("refresh_token") || scopes.Contains("offline_access");

    public static bool AllowApi(IReadOnlyList<string> scopes) => scopes.Contains("api") || scopes.Contains("full");

    /// <summary>Whether a Data 360 token can be had.</summary>
    public static bool AllowTenant(IReadOnlyList<string> scopes) => scopes.Contains("cdp_api") || scopes.Contains("cdp_query_api");

    public static bool AllowIdentity(IReadOnlyList<string> scopes) =>
        AllowApi(scopes) || scopes.Intersect(["web", "id", OpenId, "profile", "email"]).Any();

    /// <summary>Without those that need a person at a browser, which the client-credentials flow does not have.</summary>
    public static IReadOnlyList<string> WithoutPerson(IReadOnlyList<string> scopes) =>
        [.. scopes.Except(["full", "web", "refresh_token", "offline_access", OpenId])];

    /// <summary>What a scope permits, in words for the user.</summary>
    public static string InWords(string scope) => scope switch
    {
        "api" => "Manage user data through APIs (api)",
        "refresh_token" or "offline_access" => "Perform requests at any time (refresh_token, offline_access)",
        "cdp_api" => "Use all Data 360 API resources (cdp_api)",
        "cdp_query_api" => "Run SQL queries on Data 360 data (cdp_query_api)",
        "cdp_profile_api" => "Manage Data 360 profile data (cdp_profile_api)",
        "cdp_ingest_api" => "Manage Data 360 ingestion data (cdp_ingest_api)",
        "id" or "profile" or "email" or "address" or "phone" => "See who you are (id, profile, email, address, phone)",
        OpenId => "Know you again by a unique identifier (openid)",
        "web" => "Manage user data through web browsers (web)",
        "full" => "Full access (full)",
        _ => scope,
    };
}
