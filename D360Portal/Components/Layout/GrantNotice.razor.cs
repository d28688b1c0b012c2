using D360Portal.Salesforce.Orgs;
using D360Portal.Sessions;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Components.Layout;

/// <summary>Tells on every open page of a user that Salesforce has ended their grant, and when it is back. The page below goes on living.</summary>
public sealed partial class GrantNotice : IDisposable
{
    private static readonly TimeSpan Welcome = TimeSpan.FromSeconds(10);

    private State _state;
    private ITimer? _timer;

    /// <summary>Who is to sign in again.</summary>
    [Parameter, EditorRequired]
    public required PortalUser User { get; set; }

    /// <summary>Where.</summary>
    [Parameter, EditorRequired]
    public required SalesforceOrg Org { get; set; }

    /// <summary>Takes the good news away again.</summary>
    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    internal OpenSession Session { get; set; } = default!;

    private string SignInAgain => PortalUrls.Challenge(Org, PortalUrls.In(Org, PortalUrls.SignedIn));

    /// <inheritdoc />
    public void Dispose()
    {
        Session.Changed -= OnSessionChanged;
        _timer?.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        // The prerendered page was asked for with a good cookie, and is gone in a moment.
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        Session.Changed += OnSessionChanged;
        await Session.LookAsync(CancellationToken.None);
        Show();
    }

    private void OnSessionChanged() => _ = InvokeAsync(() =>
    {
        Show();
        StateHasChanged();
    });

    private void Show()
    {
        if (Session.NeedsSignIn)
        {
            _state = State.Over;
        }
        else if (_state is State.Over)
        {
            _state = State.Back;
            _timer ??= Time.CreateTimer(_ => _ = InvokeAsync(EndWelcome), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(Welcome, Timeout.InfiniteTimeSpan);
        }
    }

    private void EndWelcome()
    {
        if (_state is State.Back)
        {
            _state = State.Usable;
            StateHasChanged();
        }
    }

    private enum State
    {
        Usable,
        Over,
        Back,
    }
}
