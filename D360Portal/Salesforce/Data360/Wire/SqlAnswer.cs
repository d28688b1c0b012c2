using System.Text.Json;

namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>The answer of a query: <c>{"data":[[1]],"rowCount":1,"done":true,"metadata":{…}}</c>. Rows are arrays; only unfinished ones have a next batch.</summary>
/// <remarks><see href="https://developer.salesforce.com/docs/atlas.en-us.c360a_api.meta/c360a_api/c360a_api_query_v2.htm"/></remarks>
internal sealed record SqlAnswer
{
    public JsonElement Data { get; init; }

    public bool? Done { get; init; }

    public string? NextBatchId { get; init; }
}
