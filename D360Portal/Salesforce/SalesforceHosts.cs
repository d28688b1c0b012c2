using System.Text.RegularExpressions;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Salesforce;

/// <summary>The hosts that the portal believes to be Salesforce's.</summary>
/// <remarks>
/// Hosts are compared as origins, port included. Beside Salesforce's own, an org's configured origin counts for that org alone:
/// a loopback address in Development, the demo's fictional host.
/// </remarks>
public static partial class SalesforceHosts
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

    /// <summary>Reads the <c>instance_url</c> of a Data 360 token, which mostly comes without a scheme: <c>abc123.c360a.salesforce.com</c>.</summary>
    /// <param name="org">The org that gave the token.</param>
    /// <param name="instanceUrl">What it wrote.</param>
    /// <returns>The origin that queries may go to; null when that is no host of Data 360's, which must not get the token.</returns>
    /// <remarks>A loopback org is its own Data 360 host.</remarks>
    public static Uri? ReadData360Origin(SalesforceOrg org, string? instanceUrl)
    {
        var text = instanceUrl?.Trim() ?? "";
        if (text.Length == 0 || !text.All(char.IsAscii) || text.Any(letter => char.IsControl(letter) || letter is ' ' or '\\' or '@'))
        {
            return null;
        }

        var typed = text.Contains("://", StringComparison.Ordinal) ? text : $"{SchemeOf(org)}://{text}";
        return Uri.TryCreate(typed, UriKind.Absolute, out var address)
            && address is { UserInfo.Length: 0, PathAndQuery: "/", Fragment.Length: 0 }
            && IsData360Origin(org, address)
                ? new Uri(address.GetLeftPart(UriPartial.Authority))
                : null;
    }

    /// <summary>Whether a Data 360 token of the org may be sent to this address.</summary>
    public static bool IsData360Origin(SalesforceOrg org, Uri address) =>
        org.MyDomain.IsLoopback ? IsOrgOrigin(org, address) : IsData360Host(address);

    private static bool IsData360Host(Uri address) =>
        address is { Scheme: "https", IsDefaultPort: true, UserInfo.Length: 0, HostNameType: UriHostNameType.Dns }
        && Data360Host().IsMatch(address.Host)
        && !address.Host.Split('.').Any(label => label.StartsWith("xn--", StringComparison.Ordinal));

    private static string SchemeOf(SalesforceOrg org) => org.MyDomain.IsLoopback ? org.MyDomain.Scheme : "https";

    [GeneratedRegex(@"^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*c360a\.salesforce\.com\z")]
    private static partial Regex Data360Host();

    /// <summary>Whether two addresses share scheme, host and port.</summary>
    public static bool SameOrigin(Uri left, Uri right) =>
        left.IsAbsoluteUri && right.IsAbsoluteUri
        && Uri.Compare(left, right, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
