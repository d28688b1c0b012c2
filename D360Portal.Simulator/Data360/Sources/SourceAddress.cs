using System.Globalization;
using System.Text.RegularExpressions;
using D360Portal.Simulator.Data360.Definitions;

namespace D360Portal.Simulator.Data360.Sources;

/// <summary>A value that says where a source is.</summary>
internal sealed partial class SourceAddress
{
    private readonly Match _parts;

    private SourceAddress(Match parts, bool isJdbc)
    {
        _parts = parts;
        IsWellFormed = parts.Success && HasPlausiblePort(parts) && !(isJdbc && parts.Groups["scheme"].Success);
    }

    /// <summary>Whether it is a host, perhaps with a scheme, a port and a path. Where JDBC connects, the scheme is not wanted.</summary>
    public bool IsWellFormed { get; }

    /// <summary>An address; null when the value is none. Buckets and containers are one: they are part of a host.</summary>
    public static SourceAddress? Of(GivenValue given)
    {
        var (attribute, value) = given;
        var isUrl = attribute.Type is "connectionUrl" or "jdbcConnectionUrl";
        var isBucket = attribute.Name is "bucketName" or "containerName";
        var parts = Address().Match(value);

        // A user's name may have dots too.
        var looksLikeOne = parts.Groups["scheme"].Success || (!attribute.IsSecure && parts.Groups["host"].Value.Contains('.', StringComparison.Ordinal));
        return !attribute.IsMasked && (isUrl || isBucket || looksLikeOne) ? new SourceAddress(parts, attribute.Type == "jdbcConnectionUrl") : null;
    }

    /// <summary>Whether one label of the host begins with a word.</summary>
    public bool HasLabel(string word) =>
        _parts.Groups["host"].Value.Split('.').Any(label => label.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private static bool HasPlausiblePort(Match parts) => !parts.Groups["port"].Success
        || (int.TryParse(parts.Groups["port"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65_535);

    [GeneratedRegex(@"^(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?(?<host>[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?)*)(?::(?<port>[0-9]{1,9}))?(?:/\S*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
