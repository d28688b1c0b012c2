using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using D360Portal.Simulator.Access;
using D360Portal.Simulator.Http;

namespace D360Portal.Simulator.Rest;

/// <summary>The query resource, for the one question that tells what kind of org it is.</summary>
/// <remarks>Source: <see href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm"/>.</remarks>
internal sealed partial class QueryEndpoint(SimulatedOrg org)
{
    public const string Path = "query";

    public SimulatedAnswer Get(HttpContext context, Bearer bearer)
    {
        if (context.Request.Query.One("q") is not { } query)
        {
            return RestRefusal.Of(StatusCodes.Status400BadRequest, "MALFORMED_QUERY", "SOQL statements cannot be empty or null");
        }

        if (!Organization().IsMatch(query))
        {
            return RestRefusal.Of(
                StatusCodes.Status400BadRequest,
                "MALFORMED_QUERY",
                "The simulated org only answers SELECT IsSandbox, OrganizationType FROM Organization.");
        }

        return SimulatedAnswer.Json(new JsonObject
        {
            ["totalSize"] = 1,
            ["done"] = true,
            ["records"] = new JsonArray(new JsonObject
            {
                ["attributes"] = new JsonObject
                {
                    ["type"] = "Organization",
                    ["url"] = $"/services/data/v{context.Request.RouteValues["version"]}.0/sobjects/Organization/{org.OrganizationId}",
                },
                ["IsSandbox"] = org.Options.IsSandbox,
                ["OrganizationType"] = org.Options.OrganizationType,
            }),
        });
    }

    [GeneratedRegex(@"^\s*SELECT\s+IsSandbox\s*,\s*OrganizationType\s+FROM\s+Organization\s*\z", RegexOptions.IgnoreCase)]
    private static partial Regex Organization();
}
