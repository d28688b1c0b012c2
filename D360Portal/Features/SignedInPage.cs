using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace D360Portal.Features;

/// <summary>A page of a signed-in user that asks an org: who, which org, and what happens to a question that fails or is no longer wanted.</summary>
/// <remarks>
/// A failure that a page can explain becomes <see cref="Problem"/>, a lapsed grant among them: the page stays as it is, with all that was typed,
/// and asks again by itself when the user has signed in anew.
/// </remarks>
public abstract partial class SignedInPage : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private CancellationTokenSource? _reading;
    private IDisposable? _watch;
    private object? _shown;
    private bool _lacksGrant;

    /// <summary>The grant behind this session.</summary>
    [Inject]
    public required IGrantStore Grants { get; init; }

    /// <summary>The configured orgs.</summary>
    [Inject]
    public required SalesforceOrgs Orgs { get; init; }

    /// <summary>Tells when the user has signed in again.</summary>
    [Inject]
    public required GrantChanges Changes { get; init; }

    /// <summary>Told of what failed and does not end the page.</summary>
    [Inject]
    public required ILogger<SignedInPage> PageLogger { get; init; }

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = default!;

    /// <summary>The org; null until it is known who asks.</summary>
    protected SalesforceOrg? Org { get; private set; }

    /// <summary>The user's permission as it was when the page opened; null until it is read.</summary>
    protected Grant? Grant { get; private set; }

    /// <summary>Why the last question failed, in a sentence; null when it did not.</summary>
    protected string? Problem { get; set; }

    /// <summary>Whether <see cref="ReadAsync"/> is under way.</summary>
    protected bool IsReading => _reading is not null;

    /// <summary>Ends when the page goes away.</summary>
    protected CancellationToken Leaving { get; private set; }

    /// <summary>What the page is about, from its address. When it changes, the page begins anew.</summary>
    protected virtual object Subject => this;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _watch?.Dispose();
        await _leaving.CancelAsync();
        await LeaveAsync();
        _leaving.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected sealed override async Task OnInitializedAsync()
    {
        Leaving = _leaving.Token;
        var user = PortalUser.Read((await Authentication).User);
        Org = Orgs.Get(user.OrgKey);
        Grant = await Grants.FindAsync(user.GrantId, Leaving) ?? throw new SignInRequiredException(user.GrantId, "erased");
        if (RendererInfo.IsInteractive && !Leaving.IsCancellationRequested)
        {
            _watch = Changes.Watch(Grant.Id, change => _ = InvokeAsync(() => OnChangeAsync(change)));
        }

        await OpenAsync();
    }

    /// <inheritdoc />
    protected sealed override async Task OnParametersSetAsync()
    {
        // The prerendered page is the shell alone: no call is made twice.
        if (RendererInfo.IsInteractive && !Leaving.IsCancellationRequested && !Subject.Equals(_shown))
        {
            _shown = Subject;
            Begin();
            await ReadAgainAsync();
        }
    }

    /// <summary>Once, when it is known who asks; also while the page is prerendered, so it asks no org.</summary>
    protected virtual Task OpenAsync() => Task.CompletedTask;

    /// <summary>Forgets what was shown of another subject.</summary>
    protected virtual void Begin()
    {
    }

    /// <summary>Asks the org for what the page shows.</summary>
    /// <param name="anew">Whether an answer that is kept does not do.</param>
    /// <param name="cancellationToken">Ends when the page goes away, or asks again.</param>
    protected virtual Task ReadAsync(bool anew, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Ends what the page began.</summary>
    protected virtual ValueTask LeaveAsync() => ValueTask.CompletedTask;

    /// <summary>The user has signed in again, in this tab or another.</summary>
    protected virtual Task OnReturnedAsync() => _lacksGrant ? ReadAgainAsync(anew: true) : Task.CompletedTask;

    /// <summary>Asks again, for an event such as a click.</summary>
    protected Task ReadAnewAsync() => ReadAgainAsync(anew: true);

    /// <summary>Asks the org, in place of a question that is still under way.</summary>
    protected async Task ReadAgainAsync(bool anew = false)
    {
        if (Leaving.IsCancellationRequested)
        {
            return;
        }

        using var reading = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        _reading?.Cancel();
        _reading = reading;
        await TryAsync(() => ReadAsync(anew, reading.Token), reading.Token);
        if (_reading == reading)
        {
            _reading = null;
        }
    }

    /// <summary>Does something again and again for as long as the page is open. What fails once may do the next time: it takes no form away that is open meanwhile.</summary>
    /// <param name="time">Tells when the next time has come.</param>
    /// <param name="beat">How long it is until then.</param>
    /// <param name="act">What is done, on the page's own turn.</param>
    protected async Task RepeatAsync(TimeProvider time, Func<TimeSpan> beat, Func<Task> act)
    {
        var isFailing = false;
        try
        {
            while (true)
            {
                await Task.Delay(beat(), time, Leaving);
                isFailing = !await InvokeAsync(act, isFailing);
            }
        }
        catch (OperationCanceledException) when (Leaving.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (Exception exception) when (!Leaving.IsCancellationRequested)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    /// <summary>Does something on the page's own turn. Of failures in a row only the first is logged. Where the whole portal ends, there is no next time.</summary>
    /// <returns>Whether it was done.</returns>
    private async Task<bool> InvokeAsync(Func<Task> act, bool isFailing)
    {
        try
        {
            await InvokeAsync(act);
            return true;
        }
        catch (Exception exception) when (!Leaving.IsCancellationRequested && exception is not ObjectDisposedException && !SalesforceFailure.IsExplained(exception))
        {
            if (!isFailing)
            {
                LogNotRefreshed(PageLogger, exception, GetType().Name);
            }

            return false;
        }
    }

    /// <summary>Does something that asks the org. A failure that can be explained becomes the page's problem.</summary>
    protected Task TryAsync(Func<Task> ask) => TryAsync(ask, Leaving);

    private async Task TryAsync(Func<Task> ask, CancellationToken cancellationToken)
    {
        (Problem, _lacksGrant) = (null, false);
        try
        {
            await ask();
        }
        catch (Exception exception) when (SalesforceFailure.IsExplained(exception))
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                (Problem, _lacksGrant) = (SalesforceFailure.Explain(exception), exception is SignInRequiredException);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The page is gone, or wants to know something else.
        }
    }

    private async Task OnChangeAsync(GrantChange change)
    {
        if (change is GrantChange.Returned && !Leaving.IsCancellationRequested)
        {
            Grant = await Grants.FindAsync(Grant!.Id, Leaving) ?? Grant;
            await OnReturnedAsync();
            StateHasChanged();
        }
    }

    [LoggerMessage(LogEvents.PageNotRefreshed, LogLevel.Warning, "{Page} could not be refreshed; it is tried again until it can")]
    private static partial void LogNotRefreshed(ILogger logger, Exception exception, string page);
}
