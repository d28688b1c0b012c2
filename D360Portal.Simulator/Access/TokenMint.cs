using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace D360Portal.Simulator.Access;

/// <summary>Makes the values of tokens.</summary>
internal sealed class TokenMint(SimulatedOrg org)
{
    /// <summary>How many characters of an org's id are the id proper.</summary>
    private const int OrganizationIdLength = 15;

    public static string RefreshToken() => $"5Aep861{RandomText.Of(80)}";

    /// <summary>A session id: the org's id, an exclamation mark, and what nobody can guess.</summary>
    public string OpaqueAccessToken() => $"{org.OrganizationId[..OrganizationIdLength]}!AQ{RandomText.Of(94)}";

    /// <summary>A JSON Web Token with the claims that Salesforce puts into one.</summary>
    public string JwtAccessToken(SimulatedUser user, IReadOnlyList<string> scopes) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = "JWT",
            Issuer = OrgAddress.Of(org.Options.Origin),
            Audience = OrgAddress.Of(org.Options.Origin),
            IssuedAt = org.Now.UtcDateTime,
            NotBefore = org.Now.UtcDateTime,
            Expires = (org.Now + org.Options.SessionTimeout).UtcDateTime,
            Claims = new Dictionary<string, object>
            {
                ["sub"] = $"uid:{user.UserId}",
                ["scp"] = string.Join(' ', scopes),
                ["client_id"] = org.App.Key,
                ["mty"] = "oauth",
                ["sfi"] = RandomText.Of(64),
            },
            SigningCredentials = org.SigningKey.Credentials,
        });
}
