using System.Text.Json.Nodes;
using D360Portal.Simulator.Access;

namespace D360Portal.Simulator.OAuth;

/// <summary>A successful answer of the token endpoint. It never says when the access token expires.</summary>
internal sealed class TokenAnswer(SimulatedOrg org, IdentityUrls identities, IdTokens idTokens)
{
    /// <param name="tokens">What was issued.</param>
    /// <param name="nonce">What the id token must repeat; null when the request had none.</param>
    public SimulatedAnswer Of(IssuedTokens tokens, string? nonce = null)
    {
        var id = identities.Of(tokens.Access.User);
        var issuedAt = TokenSignature.Milliseconds(tokens.Access.IssuedAt);
        var answer = new JsonObject { ["access_token"] = tokens.Access.Value };
        if (tokens.RefreshToken is { } refreshToken)
        {
            answer["refresh_token"] = refreshToken;
        }

        answer["signature"] = TokenSignature.Of(org.App.Secret, id, issuedAt);
        answer["scope"] = Scopes.Join(tokens.Access.Scopes);
        if (tokens.Access.Scopes.Contains(Scopes.OpenId))
        {
            answer["id_token"] = idTokens.Of(tokens.Access, nonce);
        }

        answer["instance_url"] = OrgAddress.Of(org.Options.Origin);
        answer["id"] = id;
        answer["token_type"] = "Bearer";
        answer["issued_at"] = issuedAt;
        if (tokens.Access.IsJwt)
        {
            answer["token_format"] = "jwt";
        }

        return SimulatedAnswer.Json(answer);
    }
}
