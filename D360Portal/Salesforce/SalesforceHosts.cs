using D360Portal.Salesforce.Orgs;

namespace D360Portal.Salesforce;

/// <summary>The hosts that the portal believes to be Salesforce's.</summary>
/// <remarks>
/// Hosts are compared as origins, port included. Beside Salesforce's own, an org's configured origin counts for that org alone:
/// a loopback address in Development, the demo's fictional host.
/// </remarks>
public static class SalesforceHosts
{
    /// <summary>Whether an <c>instance_url</c> is the very org that the user was sent to.</summary>
    public static bool IsOrgOrigin(SalesforceOrg org, Uri address) =>
        SameOrigin(org.MyDomain, address) && address.UserInfo.Length == 0;

    /// <summary>Whether an identity URL (the <c>id</c> of a token response) may come from this host.</summary>
    /// <remarks>The generic login hosts appear in it even when the sign-in ran on My Domain.</remarks>
    public static bool IsIdentityHost(SalesforceOrg org, Uri address) =>
        IsOrgOrigin(org, address)
        || (address is { Scheme: "https", IsDefaultPort: true, UserInfo.Length: 0 }
            && (address.Host is "login.salesforce.com" or "test.salesforce.com"
                || MyDomain.Check(address.GetLeftPart(UriPartial.Authority)) is MyDomainCheck.Right));

    /// <summary>Whether two addresses share scheme, host and port.</summary>
    public static bool SameOrigin(Uri left, Uri right) =>
        left.IsAbsoluteUri && right.IsAbsoluteUri
        && Uri.Compare(left, right, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
