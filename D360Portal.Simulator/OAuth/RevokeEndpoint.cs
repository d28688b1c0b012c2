using D360Portal.Simulator.Http;

namespace D360Portal.Simulator.OAuth;

/// <summary>Revokes a token.</summary>
/// <remarks>
/// By POST only: the GET form that Salesforce has too would put the token into an address.
/// Source: <see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_revoke_token.htm"/>.
/// </remarks>
internal sealed class RevokeEndpoint(SimulatedOrg org)
{
    private static readonly string[] Kinds = ["access_token", "refresh_token"];

    public async Task<SimulatedAnswer> PostAsync(HttpContext context)
    {
        var form = await Parameters.FormOfAsync(context.Request);
        if (form.One("token_type_hint") is { } kind && !Kinds.Contains(kind, StringComparer.Ordinal))
        {
            return OAuthRefusal.Of("unsupported_token_type", "this token type is not supported");
        }

        return form.One("token") is { } token && org.Tokens.Revoke(token)
            ? new SimulatedAnswer { Status = StatusCodes.Status200OK }
            : OAuthRefusal.Of("invalid_token", "invalid token");
    }
}
