using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace D360Portal.Tests.Features.Connections;

/// <summary>A list of connectors as some server pages it.</summary>
internal sealed record PagedList(int Count)
{
    /// <summary>The most that a page has, whatever is asked for.</summary>
    public int Cap { get; init; } = 200;

    /// <summary>What the server says of the total; null when it does not say.</summary>
    public Func<int, JsonNode?> Total { get; init; } = count => count;

    /// <summary>What it says of the next page on a page that has, or has not, one.</summary>
    public Func<bool, string?> Next { get; init; } = hasNext => hasNext ? "/services/data/v66.0/ssot/connections?offset=next" : null;

    /// <summary>The page for an address.</summary>
    public string Answer(Uri address)
    {
        var query = QueryHelpers.ParseQuery(address.Query);
        var (offset, limit) = (Number(query["offset"]!), Number(query["limit"]!));
        var size = Math.Max(0, Math.Min(Math.Min(limit, Cap), Count - offset));
        var page = new JsonObject
        {
            ["connections"] = new JsonArray([.. Enumerable.Range(offset, size).Select(number => Connection(number))]),
            ["currentPageUrl"] = address.PathAndQuery,
        };
        if (Total(Count) is { } total)
        {
            page["totalSize"] = total;
        }

        if (Next(offset + size < Count) is { } next)
        {
            page["nextPageUrl"] = next;
        }

        return page.ToJsonString();
    }

    public static JsonNode Connection(int number) => new JsonObject
    {
        ["connectorType"] = "AwsRdsMySql",
        ["id"] = SomeRows.Id(number).ToString(),
        ["label"] = $"Clinic {number}",
    };

    private static int Number(string? text) => int.Parse(text!, NumberStyles.None, CultureInfo.InvariantCulture);
}
