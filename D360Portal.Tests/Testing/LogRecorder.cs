using System.Collections.Concurrent;
using System.Globalization;
using Serilog.Core;
using Serilog.Events;

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
