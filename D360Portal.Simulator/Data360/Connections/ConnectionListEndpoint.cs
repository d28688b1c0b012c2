using System.Text.Json.Nodes;
using D360Portal.Simulator.Http;

namespace D360Portal.Simulator.Data360.Connections;

/// <summary>Answers <c>GET /ssot/connections</c>.</summary>
/// <remarks>
/// <code>
/// {"connections":[…],"totalSize":2,"currentPageUrl":"/services/data/v63.0/ssot/connections?connectorType=SalesforceMarketingCloud&amp;limit=50&amp;offset=0"}
/// </code>
/// </remarks>
internal sealed class ConnectionListEndpoint(SimulatedOrg org)
{
    private const int DefaultLimit = 50;

    private static readonly string[] Filters = ["connectorType", "devName", "label", "orderBy", "organizationId"];

    private readonly ConnectionJson _json = new(org);

    public Data360Answer Get(HttpContext context)
    {
        var quirks = org.Quirks;
        var query = context.Request.Query;
        if (new ConnectorTypeFilter(org).Check(query.One("connectorType")) is { } wrongType)
        {
            return wrongType;
        }

        if (Paging.Read(query, quirks.NoDefaultLimit ? null : DefaultLimit, quirks.LimitIsCapped ? quirks.MaximumLimit : null, out var paging) is { } wrongPage)
        {
            return wrongPage;
        }

        var matching = org.Data360.Connections.All.Where(connection => Matches(connection, query));
        if (ConnectionOrder.Sort(matching, query.One("orderBy"), quirks) is not { } sorted)
        {
            return Data360Answer.IllegalValue($"Invalid value for parameter orderBy: {query.One("orderBy")}");
        }

        return Page(context.Request, [.. sorted], paging);
    }

    private bool Matches(StoredConnection connection, IQueryCollection query) =>
        (query.One("connectorType") is not { } type || string.Equals(connection.ConnectorType, type, StringComparison.Ordinal))
        && (query.One("devName") is not { } name || HasText(connection.Name, name))
        && (query.One("label") is not { } label || HasText(connection.Label, label))
        && (query.One("organizationId") is not { } id || (connection.Family is CrmFamily crm && IsSameId(crm.OrganizationId, id)));

    private bool HasText(string text, string wanted) => org.Quirks.FiltersMatchParts
        ? text.Contains(wanted, StringComparison.OrdinalIgnoreCase)
        : string.Equals(text, wanted, StringComparison.OrdinalIgnoreCase);

    private static bool IsSameId(string shortId, string id) => id == shortId || id == RecordId.Complete(shortId);

    private Data360Answer Page(HttpRequest request, StoredConnection[] all, Paging paging)
    {
        var document = new JsonObject
        {
            ["connections"] = new JsonArray([.. paging.Of(all).Select(_json.InList)]),
            ["currentPageUrl"] = PageUrl.Of(request, Filters, paging),
        };
        if (!org.Quirks.TotalSizeAbsent)
        {
            document["totalSize"] = all.Length;
        }

        if (paging.Next(all.Length) is { } next)
        {
            document["nextPageUrl"] = PageUrl.Of(request, Filters, next);
        }

        return Data360Answer.Ok(document);
    }
}
