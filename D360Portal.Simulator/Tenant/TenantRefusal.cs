using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace D360Portal.Simulator.Tenant;

/// <summary>How the tenant refuses: one object, unlike the core API.</summary>
/// <remarks>
/// The three members are documented, the codes in them are not.
/// Source: <see href="https://developer.salesforce.com/docs/atlas.en-us.c360a_api.meta/c360a_api/c360a_api_queryservices_statuscodes.htm"/>.
/// </remarks>
internal static class TenantRefusal
{
    public static SimulatedAnswer Of(int status, string errorCode, string details, Quirks quirks) => SimulatedAnswer.Json(
        new JsonObject
        {
            ["error"] = ReasonPhrases.GetReasonPhrase(status),
            ["errorCode"] = errorCode,
            ["details"] = quirks.QueryErrorDetailsAreList ? new JsonArray(details) : details,
        },
        status);
}
