using System.Text.Json.Nodes;
using D360Portal.Simulator.Http;

namespace D360Portal.Simulator.Data360.Catalogue;

/// <summary>Answers <c>GET /ssot/connectors</c>: the catalogue, whose array is not called as its resource is.</summary>
/// <remarks>
/// <code>{"connectorInfoList":[{"features":[],"label":"AWS RDS MySQL","name":"AwsRdsMySql","releaseLevel":"GA"}]}</code>
/// </remarks>
internal sealed class ConnectorListEndpoint(SimulatedOrg org)
{
    private static readonly string[] Filters = ["fieldGroup", "filters", "orderBy"];

    public Data360Answer Get(HttpContext context)
    {
        var query = context.Request.Query;
        if (GroupOf(query.One("fieldGroup")) is not { } group)
        {
            return Wrong("fieldGroup");
        }

        if (ConnectorFilter.Parse(query.One("filters")) is not { } filter)
        {
            return Wrong("filters");
        }

        if (SortOrder.Parse(query.One("orderBy") ?? "name", ["name", "label"]) is not { } order)
        {
            return Wrong("orderBy");
        }

        var types = order.Apply(
            org.Data360.Catalogue.All(org.Quirks).Where(filter),
            type => order.Field == "label" ? type.Label : type.Name,
            StringComparer.OrdinalIgnoreCase).ToArray();
        return org.Quirks.CatalogueIsPaged
            ? Page(context.Request, types, group)
            : Data360Answer.Ok(new JsonObject { ["connectorInfoList"] = Entries(types, group) });

        Data360Answer Wrong(string parameter) => Data360Answer.IllegalValue($"Invalid value for parameter {parameter}: {query.One(parameter)}");
    }

    private static FieldGroup? GroupOf(string? group) => group switch
    {
        null or "SMALL" => FieldGroup.Small,
        "MEDIUM" => FieldGroup.Medium,
        "BIG" => FieldGroup.Big,
        _ => null,
    };

    private static JsonArray Entries(IEnumerable<ConnectorType> types, FieldGroup group) => [.. types.Select(type => type.ToEntry(group))];

    private Data360Answer Page(HttpRequest request, ConnectorType[] types, FieldGroup group)
    {
        var size = org.Quirks.CataloguePageSize;
        if (Paging.Read(request.Query, size, size, out var paging) is { } wrong)
        {
            return wrong;
        }

        var document = new JsonObject
        {
            ["connectorInfoList"] = Entries(paging.Of(types), group),
            ["currentPageUrl"] = PageUrl.Of(request, Filters, paging),
        };
        if (!org.Quirks.TotalSizeAbsent)
        {
            document["totalSize"] = types.Length;
        }

        if (paging.Next(types.Length) is { } next)
        {
            document["nextPageUrl"] = PageUrl.Of(request, Filters, next);
        }

        return Data360Answer.Ok(document);
    }
}
