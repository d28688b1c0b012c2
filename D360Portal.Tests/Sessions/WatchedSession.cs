using D360Portal.Salesforce.Grants;
using D360Portal.Sessions;
using D360Portal.Tests.Features.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.Logging;
using Serilog;

namespace D360Portal.Tests.Sessions;

/// <summary>One user's open page, and all that can happen to what is behind it.</summary>
internal sealed class WatchedSession : IDisposable
{
    private readonly ILoggerFactory _loggers;

    public WatchedSession(Grant? grant = null)
    {
        _loggers = LoggerFactory.Create(logging => logging.AddSerilog(new LoggerConfiguration().WriteTo.Sink(Log).CreateLogger(), dispose: true));
        Grant = grant ?? Some.Grant();
        User = PortalUser.Of(Grant);
        Ends = new SessionEnds(Ended);
        Session = new OpenSession(Grants, Ended, Changes, Ends, _loggers.CreateLogger<OpenSession>());
        Session.Changed += () => News++;
    }

    public Grant Grant { get; }

    public PortalUser User { get; }

    public GrantsInMemory Grants { get; } = new();

    public EndedSessionsInMemory Ended { get; } = new();

    public GrantChanges Changes { get; } = new();

    public SessionEnds Ends { get; }

    public LogRecorder Log { get; } = new();

    public OpenSession Session { get; }

    /// <summary>How often the page was told that something has changed.</summary>
    public int News { get; private set; }

    /// <summary>The user has the page open.</summary>
    public async Task<WatchedSession> BegunAsync()
    {
        await KeepGrantAsync();
        Session.Begin(User);
        return this;
    }

    public Task KeepGrantAsync(GrantStatus status = GrantStatus.Active) =>
        Grants.KeepAsync(Grant with { Status = status }, Some.Secrets(), TestContext.Current.CancellationToken);

    public void Dispose()
    {
        Session.Dispose();
        _loggers.Dispose();
    }
}
