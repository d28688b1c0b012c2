using D360Portal.Components.Kit;
using D360Portal.Salesforce;
using D360Portal.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace D360Portal.Components.Layout;

/// <summary>
/// What a page throws and does not handle. A lapsed grant: the page waits and opens again when the user has signed in again, or leads to
/// sign-in when there is nothing to wait for. Anything else: a sentence and a reference that the log has too. The rest of the page, header
/// and navigation, goes on living.
/// </summary>
public sealed partial class PageErrorBoundary : ErrorBoundaryBase, IDisposable
{
    private string _reference = "";

    /// <summary>Where the exception is told in full.</summary>
    [Inject]
    public required ILogger<PageErrorBoundary> Logger { get; init; }

    /// <summary>Another page gets another chance.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    internal OpenSession Session { get; set; } = default!;

    /// <inheritdoc />
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        Session.Changed -= OnSessionChanged;
    }

    /// <inheritdoc />
    protected override void OnInitialized()
    {
        Navigation.LocationChanged += OnLocationChanged;
        Session.Changed += OnSessionChanged;
    }

    /// <inheritdoc />
    protected override Task OnErrorAsync(Exception exception)
    {
        if (exception is SignInRequiredException)
        {
            return Session.OnCallRefusedAsync();
        }

        _reference = CorrelationId.New();
        LogPageFailed(Logger, exception, _reference);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        switch (CurrentException)
        {
            case null:
                builder.AddContent(0, ChildContent);
                break;
            case SignInRequiredException when Session.LeftBecause is not null:
                builder.OpenComponent<RedirectToSignIn>(1);
                builder.CloseComponent();
                break;
            case SignInRequiredException:
                builder.OpenComponent<WaitingPage>(2);
                builder.AddComponentParameter(3, nameof(WaitingPage.OnOpenAgain), EventCallback.Factory.Create(this, Recover));
                builder.CloseComponent();
                break;
            default:
                builder.OpenComponent<ErrorPanel>(4);
                builder.AddComponentParameter(5, nameof(ErrorPanel.Title), "This page failed");
                builder.AddComponentParameter(6, nameof(ErrorPanel.CorrelationId), _reference);
                builder.AddComponentParameter(7, nameof(ErrorPanel.ChildContent), (RenderFragment)(text => text.AddContent(
                    0, "Something happened that the portal does not expect. Open the page again; if it happens again, look for the reference in the portal's log.")));
                builder.CloseComponent();
                break;
        }
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(Recover);

    private void OnSessionChanged() => _ = InvokeAsync(() =>
    {
        if (CurrentException is not SignInRequiredException)
        {
            return;
        }

        if (Session is { LeftBecause: null, NeedsSignIn: false })
        {
            Recover();
        }
        else
        {
            StateHasChanged();
        }
    });

    [LoggerMessage(LogEvents.PageFailed, LogLevel.Error, "A page failed; reference {CorrelationId}")]
    private static partial void LogPageFailed(ILogger logger, Exception exception, string correlationId);
}
