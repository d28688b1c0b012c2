using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Rest;

/// <summary>How the REST API refuses: an array of one error or more.</summary>
/// <remarks>Source: <see href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm"/>.</remarks>
internal static class RestRefusal
{
    public static SimulatedAnswer Of(int status, string errorCode, string message) => SimulatedAnswer.Json(
        new JsonArray(new JsonObject { ["message"] = message, ["errorCode"] = errorCode }), status);

    public static SimulatedAnswer InvalidSession() =>
        Of(StatusCodes.Status401Unauthorized, "INVALID_SESSION_ID", "Session expired or invalid");

    public static SimulatedAnswer LimitExceeded() =>
        Of(StatusCodes.Status403Forbidden, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");
}
