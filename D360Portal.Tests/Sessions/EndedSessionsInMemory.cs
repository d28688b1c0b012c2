using System.Collections.Concurrent;
using D360Portal.Sessions;

namespace D360Portal.Tests.Sessions;

/// <summary>Ended sessions that are remembered as long as the test.</summary>
internal sealed class EndedSessionsInMemory : IEndedSessions
{
    private readonly ConcurrentDictionary<SessionId, DateTimeOffset> _ended = new();

    /// <summary>Makes every look fail, as a database does that does not answer.</summary>
    public bool IsBroken { get; set; }

    public Task AddAsync(SessionId id, DateTimeOffset forgetAt, CancellationToken cancellationToken)
    {
        _ended.TryAdd(id, forgetAt);
        return Task.CompletedTask;
    }

    public Task<bool> ContainsAsync(SessionId id, CancellationToken cancellationToken) =>
        IsBroken ? Task.FromException<bool>(new IOException("The database does not answer.")) : Task.FromResult(_ended.ContainsKey(id));
}
