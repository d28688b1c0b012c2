using System.Text.Json.Nodes;
using D360Portal.Simulator.Access;
using D360Portal.Simulator.Http;

namespace D360Portal.Simulator.OAuth;

/// <summary>Tells an app what one of its access tokens is good for: the only place that names an expiry.</summary>
internal sealed class IntrospectEndpoint(SimulatedOrg org, ClientAuthentication clients, IdentityUrls identities)
{
    public async Task<SimulatedAnswer> PostAsync(HttpContext context)
    {
        var form = await Parameters.FormOfAsync(context.Request);
        return clients.Refuse(context.Request, form) ?? SimulatedAnswer.Json(Describe(org.Tokens.Find(form.One("token"))));
    }

    private JsonObject Describe(AccessToken? token) => token is null
        ? new JsonObject { ["active"] = false }
        : new JsonObject
        {
            ["active"] = true,
            ["client_id"] = org.App.Key,
            ["scope"] = Scopes.Join(token.Scopes),
            ["sub"] = identities.Of(token.User),
            ["username"] = token.User.Username,
            ["iat"] = token.IssuedAt.ToUnixTimeSeconds(),
            ["nbf"] = token.IssuedAt.ToUnixTimeSeconds(),
            ["exp"] = (token.AliveSince + org.Options.SessionTimeout).ToUnixTimeSeconds(),
            ["token_type"] = "access_token",
        };
}
