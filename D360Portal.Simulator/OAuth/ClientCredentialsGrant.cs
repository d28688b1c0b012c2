using D360Portal.Simulator.Access;
using D360Portal.Simulator.Http;

namespace D360Portal.Simulator.OAuth;

/// <summary>An access token for the app itself, which then acts as its Run-As user.</summary>
/// <remarks>Source: <see href="https://help.salesforce.com/s/articleView?id=xcloud.meta_configure_client_credentials_flow_for_external_client_apps.htm"/>.</remarks>
internal sealed class ClientCredentialsGrant(SimulatedOrg org, TokenAnswer answers)
{
    public SimulatedAnswer Answer(HttpRequest request)
    {
        if (SimulatorHosts.IsGenericLogin(request))
        {
            return OAuthRefusal.Of("invalid_grant", "request not supported on this domain");
        }

        if (!org.Options.AllowsClientCredentials)
        {
            return OAuthRefusal.Of("unsupported_grant_type", "grant type not supported");
        }

        if (org.App.IsBlocked)
        {
            return OAuthRefusal.AppBlocked();
        }

        if (org.People.Find(org.Options.RunAsUser) is not { } user)
        {
            return OAuthRefusal.Of("invalid_grant", "no client credentials user enabled");
        }

        if (!org.People.IsActive(user))
        {
            return OAuthRefusal.InactiveUser();
        }

        return org.App.Admits(user)
            ? answers.Of(org.Tokens.Issue(user, Scopes.WithoutPerson(org.Options.AppScopes)))
            : OAuthRefusal.NotApproved();
    }
}
