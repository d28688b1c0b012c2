using System.Globalization;
using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Rest;

/// <summary>The versions of the REST API, which clients read before they have a token.</summary>
/// <remarks>Source: <see href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_versions.htm"/>.</remarks>
internal static class VersionsEndpoint
{
    public const string Path = "/services/data";

    private const int Oldest = 60;
    private const int Newest = 67;

    public static SimulatedAnswer Get(HttpContext context) => SimulatedAnswer.Json(new JsonArray(
    [
        .. Enumerable.Range(Oldest, Newest - Oldest + 1).Select(version => new JsonObject
        {
            ["label"] = LabelOf(version),
            ["url"] = $"{Path}/v{version}.0",
            ["version"] = $"{version}.0",
        }),
    ]));

    /// <summary>Three releases a year; version 60 was Spring '24, and a winter bears the number of the next year.</summary>
    private static string LabelOf(int version)
    {
        var (years, season) = Math.DivRem(version - Oldest, 3);
        var year = (24 + years + (season == 2 ? 1 : 0)).ToString(CultureInfo.InvariantCulture);
        return season switch
        {
            0 => $"Spring '{year}",
            1 => $"Summer '{year}",
            _ => $"Winter '{year}",
        };
    }
}
