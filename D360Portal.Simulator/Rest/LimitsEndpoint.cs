using System.Globalization;
using System.Text.Json.Nodes;
using D360Portal.Simulator.Access;

namespace D360Portal.Simulator.Rest;

/// <summary>The limits of the org. Of those that it has, only the daily calls are ever used up.</summary>
/// <remarks>Source: <see href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_limits.htm"/>.</remarks>
internal sealed class LimitsEndpoint(SimulatedOrg org)
{
    public const string Path = "/services/data/v{version:int:min(29)}.0/limits";

    /// <summary>Since this version batches have a name of their own.</summary>
    private const int FirstWithBatches = 49;

    public SimulatedAnswer Get(HttpContext context, Bearer bearer)
    {
        // The code is that of other missing permissions; for this one none is documented.
        if (org.Quirks.UsersMayNotViewSetup)
        {
            return RestRefusal.Of(
                StatusCodes.Status403Forbidden,
                "INSUFFICIENT_ACCESS",
                "You do not have the level of access necessary to perform the operation you requested. Please contact the owner of the record or your administrator if access is necessary.");
        }

        var version = int.Parse((string)context.Request.RouteValues["version"]!, CultureInfo.InvariantCulture);
        var daily = org.Options.DailyApiCalls;
        var limits = new JsonObject
        {
            ["ConcurrentAsyncGetReportInstances"] = Unused(200),
            ["ConcurrentSyncReportRuns"] = Unused(20),
            ["DailyApiRequests"] = new JsonObject { ["Max"] = daily, ["Remaining"] = Math.Max(0, daily - org.ApiCalls) },
            ["DailyAsyncApexExecutions"] = Unused(250_000),
            [version < FirstWithBatches ? "DailyBulkApiRequests" : "DailyBulkApiBatches"] = Unused(15_000),
            ["HourlyAsyncReportRuns"] = Unused(1_200),
            ["HourlyDashboardRefreshes"] = Unused(200),
            ["MassEmail"] = Unused(5_000),
            ["SingleEmail"] = Unused(5_000),
        };

        // Documented as told to those alone who may manage users.
        if (bearer.User.IsAdmin)
        {
            limits["DataStorageMB"] = Unused(1_073);
            limits["FileStorageMB"] = Unused(1_073);
        }

        return SimulatedAnswer.Json(limits);
    }

    private static JsonObject Unused(int maximum) => new() { ["Max"] = maximum, ["Remaining"] = maximum };
}
