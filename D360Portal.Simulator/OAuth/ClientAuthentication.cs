using System.Net.Http.Headers;
using System.Text;
using D360Portal.Simulator.Http;

namespace D360Portal.Simulator.OAuth;

/// <summary>Checks the app's key and secret, from the form or from the header.</summary>
internal sealed class ClientAuthentication(SimulatedOrg org)
{
    /// <returns>The refusal; null when the app is who it says.</returns>
    public SimulatedAnswer? Refuse(HttpRequest request, IFormCollection form)
    {
        var (key, secret) = Credentials(request, form);
        var status = org.Quirks.WrongClientAnswers401 ? StatusCodes.Status401Unauthorized : StatusCodes.Status400BadRequest;
        if (key != org.App.Key)
        {
            return OAuthRefusal.Of("invalid_client_id", "client identifier invalid", status);
        }

        return org.App.HasSecret(secret) ? null : OAuthRefusal.Of("invalid_client", "invalid client credentials", status);
    }

    private static (string? Key, string? Secret) Credentials(HttpRequest request, IFormCollection form)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
            || !string.Equals(header.Scheme, "Basic", StringComparison.OrdinalIgnoreCase))
        {
            return (form.One("client_id"), form.One("client_secret"));
        }

        var bytes = new byte[header.Parameter?.Length ?? 0];
        return Convert.TryFromBase64String(header.Parameter ?? "", bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) is [var key, var secret]
                ? (Decode(key), Decode(secret))
                : (null, null);
    }

    // RFC 6749, section 2.3.1: both halves are form-encoded before they are joined.
    private static string Decode(string encoded) => System.Net.WebUtility.UrlDecode(encoded);
}
