using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace D360Portal.Simulator.Data360;

/// <summary>Ready-made faults of the list of connections, each for one connector type alone: the others answer as ever.</summary>
/// <remarks>A list that is asked for without a type belongs to the type null.</remarks>
public static class ConnectionListFaults
{
    private const string AnyVersion = "/services/data/*";
    private const string Resource = "/ssot/connections";

    /// <summary>The type is refused with 400, as one that the org does not know.</summary>
    public static Fault Refused(string? connectorType) =>
        Error(connectorType, 400, "ILLEGAL_QUERY_PARAMETER_VALUE", $"Invalid value for parameter connectorType: {connectorType}");

    /// <summary>The user may not see connections of the type: 403.</summary>
    public static Fault Forbidden(string? connectorType) =>
        Error(connectorType, 403, "FUNCTIONALITY_NOT_ENABLED", $"This feature is not currently enabled for this user type or org: [Cdp{connectorType}]");

    /// <summary>Salesforce fails: 500.</summary>
    public static Fault Failed(string? connectorType) =>
        Error(connectorType, 500, "UNKNOWN_EXCEPTION", "An unexpected error occurred. Please include this ErrorId if you contact support: 1234567890-12345 (12345678)");

    /// <summary>A page of HTML in place of JSON.</summary>
    /// <param name="connectorType">The type.</param>
    /// <param name="status">The status, which may be 200.</param>
    public static Fault Page(string? connectorType, int status = 503) => Of(connectorType, AnyFaults.Maintenance(AnyVersion, status).Effect);

    /// <summary>The connection ends without an answer.</summary>
    public static Fault Lost(string? connectorType) => Of(connectorType, new FaultEffect.Dropped(AfterWork: false));

    /// <summary>The answer is late by a time, on the org's clock.</summary>
    public static Fault Slow(string? connectorType, TimeSpan delay) => Of(connectorType, FaultEffect.Late.By(delay));

    /// <summary>The answer waits at a gate that a test opens.</summary>
    public static Fault Held(string? connectorType, Task gate) => Of(connectorType, FaultEffect.Late.At(gate));

    /// <summary>The next page is said to be at another host, path and query unchanged. On the last page there is nothing to say.</summary>
    public static Fault NextPageAt(string? connectorType, Uri host) => Tampered(connectorType, document =>
    {
        if (document["nextPageUrl"]?.GetValue<string>() is { } next)
        {
            document["nextPageUrl"] = host.GetLeftPart(UriPartial.Authority) + next;
        }
    });

    /// <summary>The first page is answered for ever, whatever the offset, and always promises another one.</summary>
    /// <remarks>Each fault remembers its own first page: order it with <see cref="FaultPlan.Always"/>.</remarks>
    public static Fault PagesForEver(string? connectorType)
    {
        string? first = null;
        return Tampered(connectorType, document =>
        {
            first ??= document["connections"]?.ToJsonString();
            document["connections"] = JsonNode.Parse(first!);
            document["nextPageUrl"] ??= document["currentPageUrl"]?.DeepClone();
        });
    }

    /// <summary>Any other effect.</summary>
    public static Fault Of(string? connectorType, FaultEffect effect) => new("GET", AnyVersion, effect) { When = request => IsListOf(request, connectorType) };

    private static Fault Tampered(string? connectorType, Action<JsonObject> change) =>
        Of(connectorType, new FaultEffect.Tampered(answer => answer.Status == 200 ? answer.WithJson(change) : answer));

    private static Fault Error(string? connectorType, int status, string errorCode, string message) =>
        Of(connectorType, new FaultEffect.Instead(SimulatedAnswer.Json(new JsonArray(new JsonObject { ["errorCode"] = errorCode, ["message"] = message }), status)));

    private static bool IsListOf(RecordedRequest request, string? connectorType) =>
        request.Path.EndsWith(Resource, StringComparison.Ordinal)
        && (QueryHelpers.ParseQuery(request.Query).TryGetValue("connectorType", out var asked) ? asked.ToString() : null) == connectorType;
}
