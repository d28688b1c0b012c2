using Serilog;
using Serilog.Events;
using ILogger = Serilog.ILogger;

namespace D360Portal.Hosting;

/// <summary>The log of a verb: warnings alone, and on the other stream, so that what it prints can be read by a script.</summary>
internal static class VerbLogging
{
    private const string Template = "{Level:u3} {Message:j}{NewLine}{Exception}";

    public static ILogger Create() => new LoggerConfiguration()
        .MinimumLevel.Warning()

        // A key that does not open comes with a stack trace at every reading. The verb says it once, with the file and the reason.
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Fatal)
        .WriteTo.Console(outputTemplate: Template, formatProvider: null, standardErrorFromLevel: LogEventLevel.Verbose)
        .CreateLogger();
}
