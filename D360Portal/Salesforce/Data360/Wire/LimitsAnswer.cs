using System.Text.Json.Serialization;

namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>As much of the limits as is read: <c>{"DailyApiRequests":{"Max":15000,"Remaining":14998},…}</c>.</summary>
/// <remarks><see href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_limits.htm"/></remarks>
internal sealed record LimitsAnswer([property: JsonPropertyName("DailyApiRequests")] LimitRecord? DailyApiRequests);
