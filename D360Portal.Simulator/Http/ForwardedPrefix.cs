using System.Text.RegularExpressions;

namespace D360Portal.Simulator.Http;

/// <summary>The path below which a forwarder shows the org's pages; their links, forms and redirects begin with it.</summary>
internal static partial class ForwardedPrefix
{
    private const string Header = "X-Forwarded-Prefix";

    /// <summary>A path of the org as a browser must ask for it.</summary>
    /// <remarks>A prefix of any other form than a plain path is ignored, so that no header can lead a browser to another host.</remarks>
    public static string Local(this HttpRequest request, string path)
    {
        var prefix = request.Headers[Header].ToString().TrimEnd('/');
        return Path().IsMatch(prefix) ? prefix + path : path;
    }

    [GeneratedRegex(@"^(?:/[A-Za-z0-9_.~-]+)+\z")]
    private static partial Regex Path();
}
