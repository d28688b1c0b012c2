using D360Portal.Salesforce.Grants;

namespace D360Portal.Sessions;

/// <summary>The session behind one open page: whose it is, and what has become of it and of its grant since the page came up.</summary>
/// <remarks>
/// A circuit outlives the request that began it, and with it the check of the cookie. What this process does it is told at once; what
/// another process does it finds when it looks, which the page's authentication makes it do again and again.
/// </remarks>
internal sealed partial class OpenSession(
    IGrantStore grants, IEndedSessions ended, GrantChanges changes, SessionEnds ends, ILogger<OpenSession> logger) : IDisposable
{
    private readonly Lock _lock = new();
    private IDisposable? _watch;
    private int _news;

    /// <summary>Something below has changed. Raised on any thread.</summary>
    public event Action? Changed;

    /// <summary>Who has the page open. Never somebody else later; null when nobody is signed in.</summary>
    public PortalUser? User { get; private set; }

    /// <summary>Whether Salesforce has ended the grant. The page lives on and waits for the user to sign in again.</summary>
    public bool NeedsSignIn { get; private set; }

    /// <summary>Why there is no session any more, as a code of the sign-in page; null while there is one.</summary>
    public string? LeftBecause { get; private set; }

    /// <summary>The mark of this open page among all others.</summary>
    public string Page { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Whether the page itself has asked to leave: its browser waits for the answer, which says more than the page could.</summary>
    public bool IsLeaving { get; private set; }

    /// <summary>Takes the user whom the page was opened for.</summary>
    public void Begin(PortalUser user)
    {
        User = user;
        _watch = changes.Watch(user.GrantId, OnGrantChanged);
        ends.Ended += OnSessionEnded;
        ends.PageLeaves += OnPageLeaves;
    }

    /// <summary>The same user has signed in anew, without the browser's former cookie: signing out there must close this page too.</summary>
    public void Continue(SessionId session) => User = User! with { Session = session };

    /// <summary>Looks at what is stored. When that cannot be read, everything stays as it is: a hiccup signs nobody out.</summary>
    public Task LookAsync(CancellationToken cancellationToken) => LookAsync(isRefused: false, cancellationToken);

    /// <summary>A call was refused because the grant is over: told by the call itself, whether or not the notice has come.</summary>
    public Task OnCallRefusedAsync() => LookAsync(isRefused: true, CancellationToken.None);

    /// <inheritdoc />
    public void Dispose()
    {
        ends.Ended -= OnSessionEnded;
        ends.PageLeaves -= OnPageLeaves;
        _watch?.Dispose();
    }

    private async Task LookAsync(bool isRefused, CancellationToken cancellationToken)
    {
        if (User is not { } user)
        {
            return;
        }

        var news = Volatile.Read(ref _news);
        try
        {
            if (await ended.ContainsAsync(user.Session, cancellationToken))
            {
                OnSessionEnded(user.Session);
            }
            else if (await grants.FindAsync(user.GrantId, cancellationToken) is not { } grant || !user.Holds(grant))
            {
                OnGrantChanged(GrantChange.Erased);
            }
            else
            {
                Compare(grant, isRefused, news);
            }
        }
        catch (ObjectDisposedException)
        {
            // The portal has stopped, and there is nothing to look at any more.
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogNotLookedAt(logger, exception);
        }
    }

    private void Compare(Grant grant, bool isRefused, int news)
    {
        var found = grant.Status is GrantStatus.Active ? GrantChange.Returned : GrantChange.Ended;
        if (isRefused)
        {
            Take(GrantChange.Ended, news);
        }
        else if (news == Volatile.Read(ref _news) && (found is GrantChange.Ended) != NeedsSignIn)
        {
            // Another process has done it: whoever sees it first tells all pages of this one.
            changes.Tell(grant.Id, found);
        }
    }

    private void OnSessionEnded(SessionId session)
    {
        if (session == User?.Session)
        {
            Leave(PortalUrls.SignedOutProblem);
        }
    }

    private void OnPageLeaves(string page) => IsLeaving |= page == Page;

    private void OnGrantChanged(GrantChange change)
    {
        if (change is GrantChange.Erased)
        {
            Leave(PortalUrls.DisconnectedProblem);
        }
        else
        {
            Take(change, Interlocked.Increment(ref _news));
        }
    }

    private void Leave(string problem)
    {
        lock (_lock)
        {
            if (LeftBecause is not null)
            {
                return;
            }

            LeftBecause = problem;
        }

        Changed?.Invoke();
    }

    /// <summary>What was read is old when something was told in the meantime.</summary>
    private void Take(GrantChange change, int news)
    {
        lock (_lock)
        {
            var needsSignIn = change is GrantChange.Ended;
            if (news != Volatile.Read(ref _news) || needsSignIn == NeedsSignIn)
            {
                return;
            }

            NeedsSignIn = needsSignIn;
        }

        Changed?.Invoke();
    }

    [LoggerMessage(LogEvents.SessionNotLookedAt, LogLevel.Warning, "The session of an open page could not be looked at; it stays as it is")]
    private static partial void LogNotLookedAt(ILogger logger, Exception exception);
}
