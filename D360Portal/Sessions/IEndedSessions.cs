namespace D360Portal.Sessions;

/// <summary>Where it is written down that a session was ended, so that a copy of its cookie opens nothing any more.</summary>
public interface IEndedSessions
{
    /// <summary>Writes down that a session has ended. A second time changes nothing.</summary>
    /// <param name="id">The session.</param>
    /// <param name="forgetAt">When no cookie of the session can be valid any more.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task AddAsync(SessionId id, DateTimeOffset forgetAt, CancellationToken cancellationToken);

    /// <summary>Whether the session was ended.</summary>
    Task<bool> ContainsAsync(SessionId id, CancellationToken cancellationToken);
}
