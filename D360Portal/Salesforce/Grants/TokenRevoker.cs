using D360Portal.Salesforce.Orgs;

namespace D360Portal.Salesforce.Grants;

/// <summary>Revokes tokens that nobody needs any more, as far as Salesforce can be reached, and never fails.</summary>
/// <remarks>
/// A token goes to the org's configured My Domain and nowhere else, whatever host the answer named that it came with. What is left over counts
/// towards the five approvals that a user has for an app: <see href="https://help.salesforce.com/s/articleView?id=000205876"/>.
/// </remarks>
internal sealed partial class TokenRevoker(OAuthEndpoints endpoints, ILogger<TokenRevoker> logger)
{
    /// <summary>Revokes the refresh token with its access tokens, or the access token where there is nothing else.</summary>
    /// <returns>Whether Salesforce confirmed it; true when there was nothing to revoke.</returns>
    public async Task<bool> TryRevokeAsync(SalesforceOrg org, GrantSecrets secrets) =>
        (secrets.RefreshToken ?? secrets.AccessToken) is var token && (token.IsEmpty || await TryRevokeAsync(org, token));

    /// <summary>Revokes one token.</summary>
    /// <returns>Whether Salesforce confirmed it.</returns>
    public async Task<bool> TryRevokeAsync(SalesforceOrg org, Secret token)
    {
        try
        {
            if (await endpoints.RevokeAsync(org, token, CancellationToken.None))
            {
                return true;
            }
        }
        catch (Exception exception)
        {
            // Whatever it is: the sign-in, disconnect or renewal that this follows has its own result, which must not be lost with it.
            LogRevocationFailed(logger, org.Key, exception.GetType().Name);
            return false;
        }

        LogRevocationFailed(logger, org.Key, "refused");
        return false;
    }

    [LoggerMessage(LogEvents.RevocationFailed, LogLevel.Warning, "Org {OrgKey} did not confirm the revocation of a token: {Cause}")]
    private static partial void LogRevocationFailed(ILogger logger, OrgKey orgKey, string cause);
}
