using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace D360Portal.Simulator.OAuth;

/// <summary>The <c>signature</c> of a token response: base64 of HMAC-SHA256 over <c>id</c> and <c>issued_at</c>, keyed with the consumer secret.</summary>
/// <remarks>Source: <see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm"/>.</remarks>
internal static class TokenSignature
{
    public static string Of(string consumerSecret, string id, string issuedAt) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(consumerSecret), Encoding.UTF8.GetBytes(id + issuedAt)));

    /// <summary>A time as <c>issued_at</c> has it: milliseconds since 1970, as text.</summary>
    public static string Milliseconds(DateTimeOffset time) =>
        time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
