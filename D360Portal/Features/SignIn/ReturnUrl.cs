using Microsoft.AspNetCore.Http.HttpResults;

namespace D360Portal.Features.SignIn;

/// <summary>The page to come back to after a sign-in: one of the portal's own, whatever the address asks for.</summary>
/// <remarks>The remote handler redirects to it without a check of its own, so it is checked before the challenge.</remarks>
internal static class ReturnUrl
{
    /// <summary>The path if it leads to a page of the portal; else the first page.</summary>
    public static string Checked(string? text) =>
        text is ['/', ..]
        && RedirectHttpResult.IsLocalUrl(text)
        && !text.Any(char.IsControl)
        && !text.Contains('\\', StringComparison.Ordinal)
        && !LeadsBackToSignIn(text)
            ? Escaped(text)
            : PortalUrls.Home;

    /// <summary>A header takes ASCII alone, and an address may have been typed with other characters.</summary>
    private static string Escaped(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));

    /// <summary>Pages that would send the user round in a circle, or sign out at once.</summary>
    private static bool LeadsBackToSignIn(string path)
    {
        var page = PortalUrls.TryReadOrg(path, out _, out var rest) ? rest : path;
        return new[] { PortalUrls.SignIn, PortalUrls.SignOut, PortalUrls.Disconnect, PortalUrls.Error, "/oauth/" }
            .Any(start => page.StartsWith(start, StringComparison.OrdinalIgnoreCase));
    }
}
