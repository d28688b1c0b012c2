using Serilog;
using Serilog.Context;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Hosting;
using ILogger = Serilog.ILogger;

namespace D360Portal.Hosting;

/// <summary>Serilog, with the levels that configuration may not lower.</summary>
internal static class PortalLogging
{
    // Values stand in quotes, line breaks escaped: an address or an error's text would otherwise write lines of its own into the log.
    private const string Template = "{Timestamp:HH:mm:ss} {Level:u3} {Message:j} {CorrelationId}{NewLine}{Exception}";

    // The host says it before PortalProcess does, with a stack trace where a sentence is enough.
    private const string StartFailed = "Hosting failed to start";

    /// <summary>
    /// Categories that write secrets below the given level: what a user types into a field (SignalR at Debug), authorization codes and
    /// state (authentication at Debug, Hosting.Diagnostics already at Information), addresses and headers (HttpClient at Trace), what jobs
    /// were given (Quartz at Debug).
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
        ("Quartz", LogEventLevel.Warning),
    ];

    /// <summary>
    /// Categories that repeat what came from outside at every level. The OpenID Connect handler logs an error's description, which anybody can have chosen who
    /// has begun a sign-in; what it says in earnest is logged by the portal in words of its own.
    /// </summary>
    private static readonly string[] Silent = ["Microsoft.AspNetCore.Authentication.OpenIdConnect"];

    /// <summary>The logger until the settings are read.</summary>
    public static ILogger CreateBootstrapLogger() =>
        new LoggerConfiguration().Enrich.FromLogContext().WriteTo.Console(outputTemplate: Template, formatProvider: null).CreateBootstrapLogger();

    /// <summary>The logger for good: levels from the <c>Serilog</c> section, the floors on top.</summary>
    /// <remarks>It takes the place of the bootstrap logger and of no other: portals that share a process must not write into each other's log.</remarks>
    public static void AddPortalLogging(this WebApplicationBuilder builder) =>
        builder.Services.AddSerilog(
            (services, logger) =>
            {
                logger.ReadFrom.Configuration(builder.Configuration)
                    .ReadFrom.Services(services)
                    .Enrich.FromLogContext()
                    .Filter.ByExcluding(logEvent => IsBelowFloor(logEvent) || logEvent.MessageTemplate.Text == StartFailed)
                    .WriteTo.Console(outputTemplate: Template, formatProvider: null);
            },
            preserveStaticLogger: Log.Logger is not ReloadableLogger);

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
            options.Logger = app.Services.GetRequiredService<ILogger>();
            options.MessageTemplate = "{RequestMethod} {RequestPath} answered {StatusCode} in {Elapsed} ms";
            options.IncludeQueryInRequestPath = false;
            options.GetMessageTemplateProperties = (context, path, elapsed, status) =>
            [
                new("RequestMethod", new ScalarValue(context.Request.Method)),
                new("RequestPath", new ScalarValue(path)),
                new("StatusCode", new ScalarValue(status)),
                new("Elapsed", new ScalarValue(Math.Round(elapsed))),
            ];
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

        return Silent.Any(parent => IsWithin(category, parent))
            || Floors.Any(floor => logEvent.Level < floor.Least && IsWithin(category, floor.Category));
    }

    private static bool IsWithin(string category, string parent) =>
        category.StartsWith(parent, StringComparison.Ordinal) && (category.Length == parent.Length || category[parent.Length] == '.');
}
