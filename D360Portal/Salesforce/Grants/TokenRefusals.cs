namespace D360Portal.Salesforce.Grants;

/// <summary>Tells by (error, description) which refusals of a refresh end a grant. Only <see cref="TokenRefusal.GrantOver"/> does.</summary>
/// <remarks>
/// The texts are Salesforce's: <see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_flow_errors.htm"/>.
/// "expired authorization code" is what the concurrency guard of Summer '24 said at first when two refreshes met, so on a refresh it means busy.
/// An <c>invalid_grant</c> with a text that nobody has seen ends the grant: the token endpoint answers it for no other reason.
/// </remarks>
public static class TokenRefusals
{
    private static readonly (string Error, string? Description, TokenRefusal Meaning)[] Table =
    [
        ("invalid_grant", "token request is already being processed", TokenRefusal.Busy),
        ("invalid_grant", "expired authorization code", TokenRefusal.Busy),
        ("invalid_grant", "login rate exceeded", TokenRefusal.Other),
        ("invalid_grant", "rate limit exceeded", TokenRefusal.Other),
        ("invalid_grant", null, TokenRefusal.GrantOver),
        ("invalid_app_access", null, TokenRefusal.GrantOver),
        ("inactive_user", null, TokenRefusal.GrantOver),
        ("invalid_client", null, TokenRefusal.AppRefused),
        ("invalid_client_id", null, TokenRefusal.AppRefused),
        ("invalid_client_credentials", null, TokenRefusal.AppRefused),
        ("unsupported_grant_type", null, TokenRefusal.AppRefused),
    ];

    /// <summary>What a refused refresh means.</summary>
    public static TokenRefusal OfRefresh(string? error, string? description)
    {
        foreach (var row in Table)
        {
            if (string.Equals(row.Error, error, StringComparison.OrdinalIgnoreCase)
                && (row.Description is null || description?.Contains(row.Description, StringComparison.OrdinalIgnoreCase) == true))
            {
                return row.Meaning;
            }
        }

        return TokenRefusal.Other;
    }

    /// <summary>The error code when it is one of the table's, else <c>other</c>: what came from outside is not written to the log.</summary>
    public static string KnownError(string? error) =>
        Table.FirstOrDefault(row => string.Equals(row.Error, error, StringComparison.OrdinalIgnoreCase)).Error ?? "other";
}
