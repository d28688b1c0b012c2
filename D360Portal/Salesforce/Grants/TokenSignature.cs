using System.Security.Cryptography;
using System.Text;

namespace D360Portal.Salesforce.Grants;

/// <summary>The <c>signature</c> of a token response: proof that <c>id</c> and <c>issued_at</c> are what Salesforce wrote.</summary>
/// <remarks>
/// Base64 of HMAC-SHA256 over <c>id</c> followed by <c>issued_at</c>, keyed with the consumer secret. Without an id token it is the only
/// signed statement of who signed in: <see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm"/>.
/// </remarks>
public static class TokenSignature
{
    /// <summary>Whether the signature is right. The comparison takes the same time whatever differs.</summary>
    public static bool IsRight(Secret clientSecret, string? id, string? issuedAt, string? signature)
    {
        if (string.IsNullOrEmpty(id) || string.IsNullOrEmpty(issuedAt) || string.IsNullOrEmpty(signature))
        {
            return false;
        }

        var given = new byte[HMACSHA256.HashSizeInBytes];
        var key = Encoding.UTF8.GetBytes(clientSecret.Reveal());
        return Convert.TryFromBase64String(signature, given, out var length)
            && length == HMACSHA256.HashSizeInBytes
            && CryptographicOperations.FixedTimeEquals(given, HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(id + issuedAt)));
    }
}
