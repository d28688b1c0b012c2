using D360Portal.Simulator.Access;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace D360Portal.Simulator.Tenant;

/// <summary>The tokens for the tenant, of all users. They are no sessions: the core API does not know them.</summary>
internal sealed class TenantTokens(SimulatedOrg org)
{
    private readonly Lock _lock = new();
    private readonly List<string> _issued = [];
    private readonly Dictionary<string, TenantToken> _alive = new(StringComparer.Ordinal);

    /// <summary>Every token ever issued.</summary>
    public IReadOnlyCollection<string> Issued
    {
        get
        {
            lock (_lock)
            {
                return [.. _issued];
            }
        }
    }

    public TenantToken Issue(AccessToken session, string dataSpace)
    {
        var expiresAt = org.Now + org.Options.TenantTokenLife;
        var token = new TenantToken(Write(session, dataSpace, expiresAt), session, dataSpace, expiresAt);
        lock (_lock)
        {
            _issued.Add(token.Value);
            _alive[token.Value] = token;
        }

        return token;
    }

    /// <summary>The living token with that value.</summary>
    public TenantToken? Find(string? value)
    {
        lock (_lock)
        {
            return value is not null && _alive.TryGetValue(value, out var token) && IsAlive(token) ? token : null;
        }
    }

    /// <summary>Ends every token, as their time does.</summary>
    public void ExpireAll()
    {
        lock (_lock)
        {
            _alive.Clear();
        }
    }

    private bool IsAlive(TenantToken token) =>
        org.HasData360 && org.Now < token.ExpiresAt && (!org.Quirks.SessionEndEndsTenantToken || HasSession(token));

    private bool HasSession(TenantToken token) =>
        !org.App.IsBlocked && org.Tokens.Find(token.Session.Value) is not null && org.People.IsActive(token.Session.User);

    /// <summary>A JSON Web Token, as Salesforce's are. What stands in them is not documented, and nobody may rely on it.</summary>
    private string Write(AccessToken session, string dataSpace, DateTimeOffset expiresAt) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = "JWT",
            Issuer = OrgAddress.Of(org.Options.Origin),
            Audience = OrgAddress.Of(TenantAddress.Of(org.Options)),
            IssuedAt = org.Now.UtcDateTime,
            Expires = expiresAt.UtcDateTime,
            Claims = new Dictionary<string, object>
            {
                ["sub"] = $"uid:{session.User.UserId}",
                ["scp"] = string.Join(' ', session.Scopes),
                ["dataspace"] = dataSpace,
                ["jti"] = RandomText.Of(32),
            },
            SigningCredentials = org.SigningKey.Credentials,
        });
}
