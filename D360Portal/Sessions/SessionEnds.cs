namespace D360Portal.Sessions;

/// <summary>Ends sessions: for every request from now on, and at once for the open pages of this process.</summary>
/// <remarks>Another process's pages learn it when their session is looked at again.</remarks>
public sealed class SessionEnds(IEndedSessions ended)
{
    /// <summary>A session has ended. Raised on whichever thread ended it; a handler must return at once and not throw.</summary>
    public event Action<SessionId>? Ended;

    /// <summary>An open page has sent a form that ends its session, and its browser waits for the answer.</summary>
    public event Action<string>? PageLeaves;

    /// <summary>Says that the page is about to be told by the answer to its own form.</summary>
    /// <param name="page">The page's mark; one that no open page has does nothing.</param>
    public void Leave(string page) => PageLeaves?.Invoke(page);

    /// <summary>Ends a session. Whoever asked for it may be gone before it is done.</summary>
    /// <param name="id">The session.</param>
    /// <param name="forgetAt">When no cookie of the session can be valid any more.</param>
    public async Task EndAsync(SessionId id, DateTimeOffset forgetAt)
    {
        await ended.AddAsync(id, forgetAt, CancellationToken.None);
        Ended?.Invoke(id);
    }
}
