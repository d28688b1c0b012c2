using D360Portal.Salesforce.Orgs;

namespace D360Portal.Features.SignIn;

/// <summary>The names of the authentication schemes: for each org one cookie and one way to Salesforce.</summary>
internal static class SignInSchemes
{
    /// <summary>Picks the cookie of the org that the request is about.</summary>
    public const string Portal = "portal";

    /// <summary>The portal's own session in one org.</summary>
    public static string Cookie(OrgKey key) => $"cookie:{key}";

    /// <summary>The OpenID Connect handler of one org.</summary>
    public static string Salesforce(OrgKey key) => $"salesforce:{key}";
}
