using Microsoft.Net.Http.Headers;

namespace D360Portal.Simulator.Access;

/// <summary>Tells from the <c>Authorization</c> header who makes a call. A token anywhere else is not looked for.</summary>
internal sealed class BearerCheck(SimulatedOrg org)
{
    private const string Scheme = "Bearer ";

    /// <summary>The bearer; null when there is no token, or none that is alive.</summary>
    public Bearer? Of(HttpRequest request)
    {
        var token = TokenOf(request);
        return !org.App.IsBlocked && org.Tokens.Use(token) is { } alive && org.People.IsActive(alive.User)
            ? new Bearer(alive.User, alive.Scopes)
            : null;
    }

    /// <summary>The token as it was sent; null when there was none.</summary>
    public static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers[HeaderNames.Authorization].ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }
}
