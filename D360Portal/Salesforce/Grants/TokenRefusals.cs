namespace D360Portal.Salesforce.Grants;

/// <summary>Tells by (error, description) which refusals of a refresh end a grant. Only <see cref="TokenRefusal.GrantOver"/> does.</summary>
/// <remarks>
/// <para>The texts are Salesforce's: <see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_flow_errors.htm"/>.
/// <c>docs/tokens.md</c> shows the same table.</para>
/// <para>"expired authorization code" is what the concurrency guard of Summer '24 said at first when two refreshes met, so on a refresh, which
/// has no code, both texts about one mean busy.</para>
/// <para>An <c>invalid_grant</c> with an unknown text does not end the grant: that guard came as exactly that, and a portal that takes the next
/// one for the end of every grant signs everybody out. Nor may the user be stuck, so it leads to sign-in; the next call tries again.</para>
/// </remarks>
public static class TokenRefusals
{
    /// <summary>The table. The first line that covers an answer decides.</summary>
    public static IReadOnlyList<TokenRefusalRule> Table { get; } =
    [
        new("invalid_grant", "expired access/refresh token", TokenRefusal.GrantOver),
        new("invalid_grant", "inactive user", TokenRefusal.GrantOver),
        new("invalid_grant", "authentication failure", TokenRefusal.GrantOver),
        new("invalid_grant", "ip restricted", TokenRefusal.GrantOver),
        new("invalid_grant", "user hasn't approved this consumer", TokenRefusal.GrantOver),
        new("invalid_app_access", null, TokenRefusal.GrantOver),
        new("oauth_app_access_denied", null, TokenRefusal.GrantOver),
        new("inactive_user", null, TokenRefusal.GrantOver),
        new("invalid_grant", "token request is already being processed", TokenRefusal.Busy),
        new("invalid_grant", "expired authorization code", TokenRefusal.Busy),
        new("invalid_grant", "invalid authorization code", TokenRefusal.Busy),
        new("invalid_grant", "code_verification_failed", TokenRefusal.AppRefused),
        new("invalid_grant", "no client credentials user enabled", TokenRefusal.AppRefused),
        new("invalid_grant", "request not supported on this domain", TokenRefusal.AppRefused),
        new("invalid_client", null, TokenRefusal.AppRefused),
        new("invalid_client_id", null, TokenRefusal.AppRefused),
        new("invalid_client_credentials", null, TokenRefusal.AppRefused),
        new("unsupported_grant_type", null, TokenRefusal.AppRefused),
        new("oauth_app_blocked", null, TokenRefusal.AppRefused),
        new("oauth_ec_app_not_found", null, TokenRefusal.AppRefused),
        new("invalid_grant", "login rate exceeded", TokenRefusal.Other),
        new("invalid_grant", "rate limit exceeded", TokenRefusal.Other),
        new("rate_limit_exceeded", null, TokenRefusal.Other),
        new("inactive_org", null, TokenRefusal.Other),
        new("invalid_grant", null, TokenRefusal.Unclear),
    ];

    /// <summary>What a refused refresh means.</summary>
    public static TokenRefusal OfRefresh(string? error, string? description) =>
        Table.FirstOrDefault(rule => rule.Covers(error, description))?.Meaning ?? TokenRefusal.Other;

    /// <summary>The error code when it is one of the table's, else <c>other</c>: what came from outside is not written to the log.</summary>
    public static string KnownError(string? error) =>
        Table.FirstOrDefault(rule => string.Equals(rule.Error, error, StringComparison.OrdinalIgnoreCase))?.Error ?? "other";
}
