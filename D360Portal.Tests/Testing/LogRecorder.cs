using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace D360Portal.Tests.Testing;

/// <summary>Keeps everything that the portal logs, rendered, exceptions included.</summary>
internal sealed class LogRecorder : ILogEventSink
{
    private readonly ConcurrentQueue<LogEvent> _events = new();

    public IReadOnlyList<LogEvent> Events => [.. _events];

    /// <summary>Everything as one text, for searching what must not be there.</summary>
    public string Text => string.Join(
        '\n',
        _events.Select(logEvent => $"{logEvent.Level} {logEvent.RenderMessage(CultureInfo.InvariantCulture)} "
            + $"{string.Join(' ', logEvent.Properties.Select(property => $"{property.Key}={property.Value}"))} {logEvent.Exception}"));

    public void Emit(LogEvent logEvent) => _events.Enqueue(logEvent);

    /// <summary>Makes loggers that write here, for parts of the portal on their own.</summary>
    public ILoggerFactory Factory() => new SerilogLoggerFactory(new LoggerConfiguration().WriteTo.Sink(this).CreateLogger());

    /// <summary>Forgets everything, for the next test of a portal that several share.</summary>
    public void Clear() => _events.Clear();

    /// <summary>Waits for an event, which may be logged a moment after the answer that it belongs to has arrived.</summary>
    public async Task<LogEvent> WaitForAsync(Func<LogEvent, bool> wanted)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience.Long;)
        {
            if (_events.FirstOrDefault(wanted) is { } found)
            {
                return found;
            }

            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        throw new InvalidOperationException($"It was not logged. These were: {string.Join('\n', Complaints())}");
    }

    /// <summary>Warnings and worse, but for those of the framework about this very set-up.</summary>
    public IReadOnlyList<string> Complaints(params string[] expected) =>
    [
        .. _events.Where(logEvent => logEvent.Level > LogEventLevel.Information)
            .Select(logEvent => $"{logEvent.RenderMessage(CultureInfo.InvariantCulture)} {logEvent.Exception}".Trim())
            .Where(message => !expected.Concat(AlwaysThere).Any(part => message.Contains(part, StringComparison.Ordinal))),
    ];

    private static readonly string[] AlwaysThere =
    [
        "The org is simulated",
        "No XML encryptor configured",
    ];
}
