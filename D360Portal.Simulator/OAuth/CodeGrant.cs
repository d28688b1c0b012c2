using System.Security.Cryptography;
using System.Text;
using D360Portal.Simulator.Http;
using Microsoft.IdentityModel.Tokens;

namespace D360Portal.Simulator.OAuth;

/// <summary>Tokens for a code.</summary>
/// <remarks>Source: <see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm"/>.</remarks>
internal sealed class CodeGrant(SimulatedOrg org, TokenAnswer answers)
{
    public SimulatedAnswer Answer(IFormCollection form)
    {
        if (form.ContainsKey("scope"))
        {
            return OAuthRefusal.Of("invalid_request", "scope parameter not supported");
        }

        if (org.App.IsBlocked)
        {
            return OAuthRefusal.AppBlocked();
        }

        if (org.Codes.Spend(form.One("code"), out var known) is not { } code)
        {
            return OAuthRefusal.Of("invalid_grant", known ? "expired authorization code" : "invalid authorization code");
        }

        if (form.One("redirect_uri") != code.Request.RedirectUri)
        {
            return OAuthRefusal.Of("redirect_uri_mismatch", "redirect_uri must match configuration");
        }

        if (!Matches(form.One("code_verifier"), code.Request.CodeChallenge))
        {
            return OAuthRefusal.Of("invalid_grant", "code_verification_failed");
        }

        return org.People.IsActive(code.User)
            ? answers.Of(org.Tokens.Issue(code.User, code.Request.Scopes), code.Request.Nonce)
            : OAuthRefusal.InactiveUser();
    }

    private static bool Matches(string? verifier, string challenge) =>
        verifier is { Length: >= 43 and <= 128 }
        && string.Equals(Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))), challenge, StringComparison.Ordinal);
}
