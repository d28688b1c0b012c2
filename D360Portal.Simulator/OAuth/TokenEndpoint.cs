using D360Portal.Simulator.Http;

namespace D360Portal.Simulator.OAuth;

/// <summary>Gives tokens for a code, for a refresh token, or to the app itself.</summary>
internal sealed class TokenEndpoint(ClientAuthentication clients, CodeGrant codes, RefreshGrant refreshes, ClientCredentialsGrant credentials)
{
    public async Task<SimulatedAnswer> PostAsync(HttpContext context)
    {
        var form = await Parameters.FormOfAsync(context.Request);
        if (form.One("grant_type") is not { } grantType)
        {
            return OAuthRefusal.Of("unsupported_grant_type", "grant type not supported");
        }

        return clients.Refuse(context.Request, form) ?? grantType switch
        {
            "authorization_code" => codes.Answer(form),
            "refresh_token" => refreshes.Answer(context, form),
            "client_credentials" => credentials.Answer(context.Request),
            _ => OAuthRefusal.Of("unsupported_grant_type", "grant type not supported"),
        };
    }
}
