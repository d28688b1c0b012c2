namespace D360Portal.Simulator.OAuth;

/// <summary>Where an org keeps its OAuth endpoints and the pages that go with them.</summary>
/// <remarks>Source: <see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_endpoints.htm"/>.</remarks>
internal static class OAuthPaths
{
    public const string Authorize = "/services/oauth2/authorize";
    public const string Token = "/services/oauth2/token";
    public const string Revoke = "/services/oauth2/revoke";
    public const string Introspect = "/services/oauth2/introspect";
    public const string UserInfo = "/services/oauth2/userinfo";
    public const string Keys = "/id/keys";
    public const string Identity = "/id";
    public const string Discovery = "/.well-known/openid-configuration";
    public const string Login = "/login";
    public const string Approval = "/setup/secur/RemoteAccessAuthorizationPage.apexp";
    public const string Error = "/setup/secur/RemoteAccessErrorPage.apexp";
}
