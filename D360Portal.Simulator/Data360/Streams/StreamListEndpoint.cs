using System.Text.Json.Nodes;
using D360Portal.Simulator.Http;

namespace D360Portal.Simulator.Data360.Streams;

/// <summary>Answers <c>GET /ssot/data-streams</c>.</summary>
/// <remarks>
/// <code>{"dataStreams":[…],"totalSize":12,"currentPageUrl":"/services/data/v66.0/ssot/data-streams?limit=10&amp;offset=0","nextPageUrl":"…"}</code>
/// Without a <c>limit</c> there are 10, and never more than 200: that is documented, unlike for connections.
/// </remarks>
internal sealed class StreamListEndpoint(SimulatedOrg org)
{
    private const int DefaultLimit = 10;
    private const int MaximumLimit = 200;

    private static readonly string[] Filters = ["connectionName", "filter", "includeMappings", "orderBy"];

    private readonly StreamJson _json = new(org);

    public Data360Answer Get(HttpContext context)
    {
        var query = context.Request.Query;
        if (Paging.Read(query, DefaultLimit, MaximumLimit, out var paging) is { } wrongPage)
        {
            return wrongPage;
        }

        // Whoever says nothing, or counts from zero, gets the first page too.
        var first = org.Quirks.StreamOffsetsStartAtOne ? 1 : 0;
        paging = paging with { Offset = Math.Max(0, paging.Offset - first) };

        if (StreamOrder.Sort(org.Data360.SourceStreams.Where(source => Matches(source, query)), query.One("orderBy")) is not { } sorted)
        {
            return Data360Answer.IllegalValue($"Invalid value for parameter orderBy: {query.One("orderBy")}");
        }

        return Page(context.Request, [.. sorted], paging, first);
    }

    private bool Matches(SourceStream source, IQueryCollection query) =>
        (org.Quirks.StreamFilterByConnectionIgnored
            || query.One("connectionName") is not { } name
            || string.Equals(source.Connection.Name, name, StringComparison.OrdinalIgnoreCase))
        && (query.One("filter") is not { } filter || StreamTypes.Is(source.Connection, filter));

    private Data360Answer Page(HttpRequest request, SourceStream[] all, Paging paging, int first)
    {
        var hasMappings = request.Query.One("includeMappings") == "true";
        var document = new JsonObject
        {
            ["dataStreams"] = new JsonArray([.. paging.Of(all).Select(source => _json.Of(source, hasMappings))]),
            ["currentPageUrl"] = PageUrl.Of(request, Filters, paging with { Offset = paging.Offset + first }),
        };
        if (!org.Quirks.TotalSizeAbsent)
        {
            document["totalSize"] = all.Length;
        }

        if (paging.Next(all.Length) is { } next)
        {
            document["nextPageUrl"] = PageUrl.Of(request, Filters, next with { Offset = next.Offset + first });
        }

        return Data360Answer.Ok(document);
    }
}
