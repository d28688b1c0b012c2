using System.Text.RegularExpressions;
using D360Portal.Simulator.Data360.Catalogue;
using D360Portal.Simulator.Data360.Definitions;

namespace D360Portal.Simulator.Data360.Sources;

/// <summary>
/// Goes where a definition points. Every well-formed host answers to any credentials, except one with a label that begins with
/// <c>down</c>; one with <c>slow</c> takes its time; a password that begins with <c>wrong</c> is not accepted.
/// </summary>
internal static partial class SourceProbe
{
    private const string AccessCheck = "ACCESS_CHECK";

    public static Source Of(ConnectorType type, IReadOnlyList<GivenValue> values)
    {
        if (type.ReleaseLevel == AccessCheck)
        {
            return new Source(SourceFault.NotEntitled);
        }

        var addresses = values.Select(SourceAddress.Of).OfType<SourceAddress>().ToArray();
        var isSlow = addresses.Any(address => address.HasLabel("slow"));
        if ((IllegalKeyIn(values) ?? (addresses.All(address => address.IsWellFormed) ? null : "The address is not valid.")) is { } detail)
        {
            return new Source(SourceFault.Malformed, detail);
        }

        return addresses.Any(address => address.HasLabel("down")) ? new Source(SourceFault.Unreachable, IsSlow: isSlow)
            : values.Any(IsWrongPassword) ? new Source(SourceFault.Denied, IsSlow: isSlow)
            : Source.Answering with { IsSlow = isSlow };
    }

    // Seen in live orgs when a key was sent with the lines that begin with dashes.
    private static string? IllegalKeyIn(IReadOnlyList<GivenValue> values) =>
        values.Where(value => value.Attribute.Name == "privateKey").Select(value => NotBase64().Match(value.Value)).FirstOrDefault(match => match.Success) is { } illegal
            ? $"Illegal base64 character {(int)illegal.Value[0]:x}"
            : null;

    private static bool IsWrongPassword(GivenValue given) =>
        given.Attribute is { IsSecure: true, IsMasked: true } && given.Value.StartsWith("wrong", StringComparison.Ordinal);

    [GeneratedRegex("[^A-Za-z0-9+/=]")]
    private static partial Regex NotBase64();
}
