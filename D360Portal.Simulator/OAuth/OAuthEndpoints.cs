using D360Portal.Simulator.Access;
using D360Portal.Simulator.Http;

namespace D360Portal.Simulator.OAuth;

/// <summary>Every address of sign-in, tokens and identity.</summary>
internal static class OAuthEndpoints
{
    public static void MapOAuth(this IEndpointRouteBuilder routes, SimulatedOrg org, Exchange exchange)
    {
        var errors = new AuthorizeErrors(org);
        var authorize = new AuthorizeEndpoint(org, errors);
        var approval = new ApprovalEndpoint(org, errors);
        var login = new LoginEndpoint(org, errors, approval);
        routes.MapGet(OAuthPaths.Authorize, exchange.Of(authorize.Get));
        routes.MapPost(OAuthPaths.Authorize, exchange.Of(authorize.Post));
        routes.MapGet(OAuthPaths.Login, exchange.Of(login.Get));
        routes.MapPost(OAuthPaths.Login, exchange.Of(login.PostAsync));
        routes.MapGet(OAuthPaths.Approval, exchange.Of(approval.Get));
        routes.MapPost(OAuthPaths.Approval, exchange.Of(approval.PostAsync));
        routes.MapGet(OAuthPaths.Error, exchange.Of(ErrorPageEndpoint.Get));

        var identities = new IdentityUrls(org);
        var idTokens = new IdTokens(org, identities);
        var clients = new ClientAuthentication(org);
        var answers = new TokenAnswer(org, identities, idTokens);
        var token = new TokenEndpoint(clients, new CodeGrant(org, answers), new RefreshGrant(org, answers), new ClientCredentialsGrant(org, answers));
        routes.MapPost(OAuthPaths.Token, exchange.Of(token.PostAsync));
        routes.MapPost(OAuthPaths.Revoke, exchange.Of(new RevokeEndpoint(org).PostAsync));
        routes.MapPost(OAuthPaths.Introspect, exchange.Of(new IntrospectEndpoint(org, clients, identities).PostAsync));

        var bearers = new BearerCheck(org);
        var userInfo = new UserInfoEndpoint(org, bearers, identities);
        routes.MapGet(OAuthPaths.UserInfo, exchange.Of(userInfo.Get));
        routes.MapPost(OAuthPaths.UserInfo, exchange.Of(userInfo.Get));
        routes.MapGet(IdentityEndpoint.Pattern, exchange.Of(new IdentityEndpoint(org, bearers, identities).Get));
        routes.MapGet(OAuthPaths.Discovery, exchange.Of(new DiscoveryEndpoint(org, idTokens).Get));
        routes.MapGet(OAuthPaths.Keys, exchange.Of(new KeysEndpoint(org).Get));
    }
}
