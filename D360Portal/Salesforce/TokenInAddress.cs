using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace D360Portal.Salesforce;

/// <summary>Finds tokens in addresses, which proxies, logs and histories keep: a token travels in a header or a body only.</summary>
/// <remarks>The article that the portal starts from adds <c>?Authorization=Bearer …</c> to the address of a call.</remarks>
internal static partial class TokenInAddress
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "authorization", "access_token", "refresh_token", "id_token", "token", "oauth_token", "sid", "client_secret", "code_verifier",
    };

    /// <summary>Whether the address has a parameter made for a token, something in the form of one, or a user name.</summary>
    public static bool IsIn(Uri address) =>
        address.UserInfo.Length > 0
        || QueryHelpers.ParseQuery(address.Query).Keys.Any(Names.Contains)
        || Token().IsMatch(Uri.UnescapeDataString(address.AbsoluteUri));

    /// <summary>Access tokens begin with the org's id and an exclamation mark, refresh tokens with <c>5Aep</c>; those of Data 360 are JSON web tokens.</summary>
    [GeneratedRegex(@"00D[0-9A-Za-z]{9,15}!|5Aep[0-9A-Za-z._]{20}|eyJ[0-9A-Za-z_-]{8,}\.[0-9A-Za-z_-]{8,}\.")]
    private static partial Regex Token();
}
