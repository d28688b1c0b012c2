namespace D360Portal.Salesforce.Grants;

/// <summary>Where an org keeps its OAuth endpoints, below its My Domain.</summary>
/// <remarks>
/// The paths are documented and the same in every org, so they are not taken from the discovery document: a document that names another
/// host must not receive the app's secret. Source: <see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_endpoints.htm"/>.
/// </remarks>
internal static class OAuthPaths
{
    public const string Authorize = "/services/oauth2/authorize";
    public const string Token = "/services/oauth2/token";
    public const string Revoke = "/services/oauth2/revoke";
    public const string UserInfo = "/services/oauth2/userinfo";
    public const string Keys = "/id/keys";
    public const string Discovery = "/.well-known/openid-configuration";
}
