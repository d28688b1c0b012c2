using Microsoft.Net.Http.Headers;

namespace D360Portal.Simulator.Access;

/// <summary>Tells from the <c>Authorization</c> header who makes a call. A token anywhere else is not looked for.</summary>
internal sealed class BearerCheck(SimulatedOrg org)
{
    private const string Scheme = "Bearer ";

    /// <summary>The bearer; null when there is no token, or none that is alive.</summary>
    public Bearer? Of(HttpRequest request) =>
        Session(TokenOf(request)) is { } session ? new Bearer(session.User, session.Scopes) : null;

    /// <summary>The living session of a token, which is used by that; null when there is none.</summary>
    public AccessToken? Session(string? token) =>
        !org.App.IsBlocked && org.Tokens.Use(token) is { } alive && org.People.IsActive(alive.User) ? alive : null;

    /// <summary>The token as it was sent; null when there was none.</summary>
    public static string? TokenOf(HttpRequest request)
    {
        var header = request.Headers[HeaderNames.Authorization].ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }
}
