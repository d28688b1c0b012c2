using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace D360Portal.Tests.SimulatorTests;

/// <summary>Keeps what the simulator complains about.</summary>
internal sealed class ErrorLog : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<string> _messages = new();

    /// <summary>The complaints since the last time.</summary>
    public IReadOnlyList<string> Take()
    {
        var messages = new List<string>();
        while (_messages.TryDequeue(out var message))
        {
            messages.Add(message);
        }

        return messages;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _messages.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}".Trim());

    public void Dispose()
    {
    }
}
