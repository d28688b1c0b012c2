using Serilog;
using Serilog.Context;
using Serilog.Core;
using Serilog.Events;
using ILogger = Serilog.ILogger;

namespace D360Portal.Hosting;

/// <summary>Serilog, with the levels that configuration may not lower.</summary>
internal static class PortalLogging
{
    private const string Template = "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj} {CorrelationId}{NewLine}{Exception}";

    /// <summary>
    /// Categories that write secrets below the given level: what a user types into a field (SignalR at Debug), authorization codes and
    /// state (authentication at Debug, Hosting.Diagnostics already at Information), addresses and headers (HttpClient at Trace).
    /// </summary>
    private static readonly (string Category, LogEventLevel Least)[] Floors =
    [
        ("Microsoft.AspNetCore.SignalR", LogEventLevel.Information),
        ("Microsoft.AspNetCore.Http.Connections", LogEventLevel.Information),
        ("Microsoft.AspNetCore.Components", LogEventLevel.Information),
        ("Microsoft.AspNetCore.Authentication", LogEventLevel.Information),
        ("Microsoft.AspNetCore.Hosting.Diagnostics", LogEventLevel.Warning),
        ("Microsoft.AspNetCore.HttpLogging", LogEventLevel.Warning),
        ("Microsoft.IdentityModel", LogEventLevel.Information),
        ("System.Net.Http.HttpClient", LogEventLevel.Information),
    ];

    /// <summary>The logger until the settings are read.</summary>
    public static ILogger CreateBootstrapLogger() =>
        new LoggerConfiguration().Enrich.FromLogContext().WriteTo.Console(outputTemplate: Template, formatProvider: null).CreateBootstrapLogger();

    /// <summary>The logger for good: levels from the <c>Serilog</c> section, the floors on top.</summary>
    public static void AddPortalLogging(this WebApplicationBuilder builder) =>
        builder.Services.AddSerilog((services, logger) =>
        {
            logger.ReadFrom.Configuration(builder.Configuration)
                .ReadFrom.Services(services)
                .Enrich.FromLogContext()
                .Filter.ByExcluding(IsBelowFloor)
                .WriteTo.Console(outputTemplate: Template, formatProvider: null);
        });

    /// <summary>Puts the id of the request on every log line written during it.</summary>
    public static void UseCorrelationId(this WebApplication app) =>
        app.Use(async (context, next) =>
        {
            using (LogContext.PushProperty(CorrelationId.Key, CorrelationId.Of(context)))
            {
                await next(context);
            }
        });

    /// <summary>One line for each request, with its path and never its query: the callback's query holds the code.</summary>
    public static void UseRequestLog(this WebApplication app) =>
        app.UseSerilogRequestLogging(options =>
        {
            options.MessageTemplate = "{RequestMethod} {RequestPath} answered {StatusCode} in {Elapsed:0} ms";
            options.IncludeQueryInRequestPath = false;
            options.GetLevel = (context, _, exception) => exception is not null || context.Response.StatusCode >= 500
                ? LogEventLevel.Error
                : IsRoutine(context.Request.Path) ? LogEventLevel.Debug : LogEventLevel.Information;
        });

    private static bool IsRoutine(PathString path) =>
        path.StartsWithSegments("/health") || path.StartsWithSegments("/_blazor")
        || path.StartsWithSegments("/_framework") || path.StartsWithSegments("/_content");

    private static bool IsBelowFloor(LogEvent logEvent)
    {
        if (!logEvent.Properties.TryGetValue(Constants.SourceContextPropertyName, out var value)
            || value is not ScalarValue { Value: string category })
        {
            return false;
        }

        foreach (var (prefix, least) in Floors)
        {
            if (logEvent.Level < least
                && category.StartsWith(prefix, StringComparison.Ordinal)
                && (category.Length == prefix.Length || category[prefix.Length] == '.'))
            {
                return true;
            }
        }

        return false;
    }
}
