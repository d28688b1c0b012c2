using D360Portal.Sessions;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace D360Portal.Features.SignIn;

/// <summary>Who an open page belongs to: the user it was opened for, until their session or their grant is gone.</summary>
/// <remarks>
/// A circuit that reconnects is given the user of the new connection, which is whoever the browser's cookie names by then: nobody, while the
/// grant is over and the user signs in again in a second tab; or somebody else. A page must neither be lost in the first case nor change
/// hands in the second, so only the first user counts.
/// </remarks>
internal sealed class CircuitAuthentication : RevalidatingServerAuthenticationStateProvider, IHostEnvironmentAuthenticationStateProvider
{
    private readonly OpenSession _session;

    /// <summary>Takes the session that this page is to keep an eye on.</summary>
    public CircuitAuthentication(OpenSession session, ILoggerFactory loggers)
        : base(loggers)
    {
        _session = session;
        _session.Changed += OnSessionChanged;
    }

    /// <summary>How often the session is looked at, for what another process has done to it.</summary>
    /// <value>The default is one minute.</value>
    internal TimeSpan LookEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    protected override TimeSpan RevalidationInterval => LookEvery;

    /// <inheritdoc />
    void IHostEnvironmentAuthenticationStateProvider.SetAuthenticationState(Task<AuthenticationState> authenticationStateTask)
    {
        if (_session.User is null)
        {
            SetAuthenticationState(authenticationStateTask);
        }

        // The framework hands over a finished task, so this is done before anything is rendered.
        _ = TakeAsync(authenticationStateTask);
    }

    private async Task TakeAsync(Task<AuthenticationState> state)
    {
        var isUser = PortalUser.TryRead((await state).User, out var user);
        switch (_session.User)
        {
            case null when isUser:
                _session.Begin(user!);
                break;
            case { } owner when isUser && user!.GrantId == owner.GrantId && user.UserId == owner.UserId:
                _session.Continue(user.Session);
                break;
            case not null:
                await _session.LookAsync(CancellationToken.None);
                break;
        }
    }

    /// <inheritdoc />
    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await _session.LookAsync(cancellationToken);
        return _session.LeftBecause is null;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        _session.Changed -= OnSessionChanged;
        base.Dispose(disposing);
    }

    /// <summary>Nobody's page any more: what is on it goes, and the router leads to the sign-in page.</summary>
    private void OnSessionChanged()
    {
        if (_session.LeftBecause is not null)
        {
            SetAuthenticationState(Task.FromResult(new AuthenticationState(new())));
        }
    }
}
