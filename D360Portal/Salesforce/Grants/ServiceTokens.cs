using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Exchanges;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Salesforce.Grants;

/// <summary>Proves that an org's app can get a token for itself, and drops it.</summary>
/// <remarks>
/// Such a token acts as the app's Run-As user, whoever sits before the screen. So nothing is ever read with it: it is checked, revoked and forgotten.
/// <see href="https://help.salesforce.com/s/articleView?id=xcloud.meta_configure_client_credentials_flow_for_external_client_apps.htm"/>
/// </remarks>
internal sealed class ServiceTokens(HttpClient http, ExchangeSender sender)
{
    /// <summary>Asks for a token, checks it and revokes it.</summary>
    /// <param name="org">The org; it must allow service access.</param>
    /// <param name="organizationId">The record id of the org that the token must be of.</param>
    /// <param name="cancellationToken">Gives up waiting for the token. A token that came is revoked all the same.</param>
    public async Task<ServiceProof> ProveAsync(SalesforceOrg org, string organizationId, CancellationToken cancellationToken)
    {
        if (!org.ServiceAccess)
        {
            throw new InvalidOperationException($"Service access is not allowed for org {org.Key}.");
        }

        var asked = await sender.SendAsync(http, TokenCall(org), org.MyDomain, bearer: null, onAnswer: null, cancellationToken);
        if (!asked.IsSuccess)
        {
            return new ServiceProof(ServiceFinding.Refused, asked, Revoked: null);
        }

        if (asked.Read(GrantsJsonContext.Default.TokenResponse) is not { AccessToken.Length: > 0 } answer)
        {
            return new ServiceProof(ServiceFinding.NoToken, asked, Revoked: null);
        }

        return new ServiceProof(Judge(org, organizationId, answer), asked, await RevokeAsync(org, new Secret(answer.AccessToken)));
    }

    private static ServiceFinding Judge(SalesforceOrg org, string organizationId, TokenResponse answer)
    {
        if (!TokenSignature.IsRight(org.ClientSecret, answer.Id, answer.IssuedAt, answer.Signature))
        {
            return ServiceFinding.WrongSignature;
        }

        return IdentityUrl.TryParse(answer.Id, out var identity)
            && SalesforceHosts.IsIdentityHost(org, identity.Address)
            && SalesforceId.Same(identity.OrganizationId, organizationId)
                ? ServiceFinding.Proven
                : ServiceFinding.OtherOrg;
    }

    /// <summary>Runs to its end whoever has left: a token that nobody needs should not live on.</summary>
    private Task<Exchange> RevokeAsync(SalesforceOrg org, Secret token) => sender.SendAsync(
        http,
        new Data360Call("revoke the token", HttpMethod.Post, OAuthPaths.Revoke) { Form = new FormBody().With("token", token, "$SERVICE_TOKEN") },
        org.MyDomain,
        bearer: null,
        onAnswer: null,
        CancellationToken.None);

    private static Data360Call TokenCall(SalesforceOrg org) => new("give the app a token", HttpMethod.Post, OAuthPaths.Token)
    {
        Form = new FormBody()
            .With("grant_type", "client_credentials")
            .With("client_id", org.ClientId)
            .With("client_secret", org.ClientSecret, "$CLIENT_SECRET"),
    };
}
