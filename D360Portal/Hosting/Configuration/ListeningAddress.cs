using System.Text.RegularExpressions;

namespace D360Portal.Hosting.Configuration;

/// <summary>Addresses as Kestrel takes them, and as a browser writes them.</summary>
internal static partial class ListeningAddress
{
    /// <summary>A listening address as a browser on this machine writes it: <c>+</c>, <c>*</c> and any-address become localhost.</summary>
    public static Uri? ToPublic(string url) => AsOrigin(AnyHost().Replace(url, "$1localhost$2"));

    /// <summary>The text as scheme, host and port; null when it is anything more or less.</summary>
    public static Uri? AsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url is { Scheme: "http" or "https", PathAndQuery: "/", Fragment: "", UserInfo: "" }
            ? url
            : null;

    [GeneratedRegex(@"^(https?://)(?:\+|\*|0\.0\.0\.0|\[::\])((?::\d+)?/?)\z")]
    private static partial Regex AnyHost();
}
