using System.Text.Json.Nodes;

namespace D360Portal.Simulator.OAuth;

/// <summary>The refusals of the token endpoint and its neighbours: a code and a text, as JSON.</summary>
internal static class OAuthRefusal
{
    public static SimulatedAnswer Of(string error, string description, int status = StatusCodes.Status400BadRequest) =>
        SimulatedAnswer.Json(new JsonObject { ["error"] = error, ["error_description"] = description }, status);

    public static SimulatedAnswer InactiveUser() => Of("invalid_grant", "inactive user");

    public static SimulatedAnswer NotApproved() => Of("invalid_app_access", "user is not admin approved to access this app");

    public static SimulatedAnswer AppBlocked() => Of("OAUTH_APP_BLOCKED", "this app is blocked by admin");
}
