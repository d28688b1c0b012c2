using System.Globalization;
using System.Text.Json.Nodes;
using D360Portal.Simulator.Access;
using D360Portal.Simulator.Data360;

namespace D360Portal.Simulator.Tenant;

/// <summary>Answers <c>POST /api/v2/query</c>, and <c>GET</c> for what did not come at once.</summary>
/// <remarks>Source: <see href="https://developer.salesforce.com/docs/atlas.en-us.c360a_api.meta/c360a_api/c360a_api_query_v2.htm"/>.</remarks>
internal sealed class QueryEndpoint(SimulatedOrg org)
{
    private readonly QueryBatches _batches = new(org);
    private int _queries;

    public async Task<SimulatedAnswer> PostAsync(HttpContext context, TenantToken token)
    {
        if (await QueryBody.ReadAsync(context.Request) is not { } sql)
        {
            return Malformed("The body must be a JSON object with the statement as sql.");
        }

        if (LiteralSelect.Parse(sql, out var problem) is not { } select)
        {
            return Malformed($"Cannot read the statement: {problem}");
        }

        var result = new QueryResult(NewQueryId(), select.Columns(org.Quirks), select.Rows());
        if (!org.Quirks.QueryComesInTwoBatches)
        {
            return SimulatedAnswer.Json(Written(result, nextBatchId: null));
        }

        var (first, second) = result.Halves();
        return SimulatedAnswer.Json(Written(first, _batches.Keep(token, second)));
    }

    public SimulatedAnswer GetBatch(HttpContext context, TenantToken token) =>
        _batches.Take(token, (string)context.Request.RouteValues["nextBatchId"]!) is { } part
            ? SimulatedAnswer.Json(Written(part, nextBatchId: null))
            : TenantRefusal.Of(StatusCodes.Status404NotFound, "NOT_FOUND", "There is no such batch.", org.Quirks);

    private SimulatedAnswer Malformed(string details) => TenantRefusal.Of(StatusCodes.Status400BadRequest, "BAD_REQUEST", details, org.Quirks);

    private JsonObject Written(QueryResult part, string? nextBatchId)
    {
        var now = JsonTime.Of(org.Now);
        var answer = new JsonObject
        {
            ["data"] = new JsonArray([.. part.Rows]),
            ["startTime"] = now,
            ["endTime"] = now,
            ["rowCount"] = part.Rows.Count,
            ["queryId"] = part.QueryId,
        };
        if (nextBatchId is not null)
        {
            answer["nextBatchId"] = nextBatchId;
        }

        answer["done"] = nextBatchId is null;
        answer["metadata"] = new JsonObject(part.Columns.Select((column, place) => KeyValuePair.Create<string, JsonNode?>(column.Name, new JsonObject
        {
            ["type"] = column.Type,
            ["placeInOrder"] = place,
            ["typeCode"] = column.TypeCode,
        })));
        return answer;
    }

    private string NewQueryId() => string.Create(
        CultureInfo.InvariantCulture, $"{org.Now:yyyyMMdd_HHmmss}_{Interlocked.Increment(ref _queries):D5}_{RandomText.Of(5)}");
}
