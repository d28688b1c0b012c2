using System.Text.Json;
using D360Portal.Hosting.Configuration;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace D360Portal.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: database and key ring are usable. Neither calls Salesforce.</summary>
internal static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<PortalSettings>();
        app.MapHealthChecks(PortalUrls.Live, new HealthCheckOptions { Predicate = _ => false, ResponseWriter = Write }).AllowAnonymous();
        app.MapHealthChecks(PortalUrls.Ready, new HealthCheckOptions { ResponseWriter = Write }).AllowAnonymous();

        // Which check failed and in which words of ours; never an exception, which could hold a path or a connection string.
        Task Write(HttpContext context, HealthReport report) =>
            context.Response.WriteAsJsonAsync(
                new
                {
                    status = report.Status.ToString(),
                    simulated = settings.IsDemo,
                    checks = report.Entries.ToDictionary(
                        entry => entry.Key,
                        entry => new { status = entry.Value.Status.ToString(), description = entry.Value.Description }),
                },
                JsonSerializerOptions.Web,
                context.RequestAborted);
    }
}
