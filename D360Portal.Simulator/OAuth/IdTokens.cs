using System.Security.Cryptography;
using System.Text;
using D360Portal.Simulator.Access;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace D360Portal.Simulator.OAuth;

/// <summary>Makes id tokens, which only apps with the <c>openid</c> scope get.</summary>
internal sealed class IdTokens(SimulatedOrg org, IdentityUrls identities)
{
    /// <summary>What an app's settings begin with; one can choose 1 to 720 minutes.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(2);

    public string Issuer => org.Quirks.GenericIssuer ? OrgAddress.GenericLogin : OrgAddress.Of(org.Options.Origin);

    /// <summary>Says who has just signed in. Its subject is the identity URL.</summary>
    public string Of(AccessToken accessToken, string? nonce)
    {
        var claims = new Dictionary<string, object>
        {
            ["sub"] = identities.Of(accessToken.User),
            ["at_hash"] = HashOf(accessToken.Value),
        };
        if (nonce is not null)
        {
            claims["nonce"] = nonce;
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = org.App.Key,
            IssuedAt = accessToken.IssuedAt.UtcDateTime,
            Expires = (accessToken.IssuedAt + Life).UtcDateTime,
            Claims = claims,
            SigningCredentials = org.SigningKey.Credentials,
        });
    }

    /// <summary>OpenID Connect Core, section 3.1.3.6: the left half of the hash.</summary>
    private static string HashOf(string accessToken) =>
        Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken))[..(SHA256.HashSizeInBytes / 2)]);
}
