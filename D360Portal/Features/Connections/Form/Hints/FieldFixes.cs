using System.Text.RegularExpressions;

namespace D360Portal.Features.Connections;

/// <summary>The changes that a hint can offer. Each gives null for a value that it does not understand.</summary>
internal static partial class FieldFixes
{
    /// <summary>The names of all of them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["bare-endpoint", "bare-host", "end-with-slash", "pem-body"];

    /// <summary>The change of that name; null when there is none.</summary>
    public static Func<string, string?>? Find(string name) => name switch
    {
        "bare-endpoint" => value => Address(value) is { } address ? address.Host + address.Port : null,
        "bare-host" => value => Address(value)?.Host,
        "end-with-slash" => value => value.Trim().TrimEnd('/') + "/",
        "pem-body" => PemBody,
        _ => null,
    };

    /// <summary>Host and <c>:port</c> of an address of any kind; a user and a password in it are dropped.</summary>
    private static (string Host, string Port)? Address(string value) => AnyAddress().Match(value) is { Success: true } match
        ? (match.Groups["host"].Value, match.Groups["port"].Value)
        : null;

    /// <summary>An encrypted key of the old kind has headers in it, which the body alone would lose.</summary>
    private static string? PemBody(string value)
    {
        var body = Blank().Replace(Armour().Replace(value, ""), "");
        return body.Length > 0 && Base64().IsMatch(body) ? body : null;
    }

    [GeneratedRegex(@"\A\s*(?:(?:[a-z][a-z0-9+.-]*:)+//|jdbc:)?(?:[^/\s@]*@)?(?<host>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?<port>:[0-9]{1,5})?(?:[/;?\s].*)?\z", RegexOptions.IgnoreCase | RegexOptions.Singleline, matchTimeoutMilliseconds: 200)]
    private static partial Regex AnyAddress();

    [GeneratedRegex("-----(BEGIN|END)[^-]{0,60}-----")]
    private static partial Regex Armour();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\A[A-Za-z0-9+/]+={0,2}\z")]
    private static partial Regex Base64();
}
