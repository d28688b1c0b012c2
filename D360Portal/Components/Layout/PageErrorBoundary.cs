using D360Portal.Components.Kit;
using D360Portal.Salesforce;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace D360Portal.Components.Layout;

/// <summary>
/// What a page throws and does not handle: a lapsed grant leads to sign-in and back; anything else shows a sentence and a reference that the
/// log has too. The rest of the page, header and navigation, goes on living.
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

    /// <inheritdoc />
    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    /// <inheritdoc />
    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    /// <inheritdoc />
    protected override Task OnErrorAsync(Exception exception)
    {
        if (exception is not SignInRequiredException)
        {
            _reference = CorrelationId.New();
            LogPageFailed(Logger, exception, _reference);
        }

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
            case SignInRequiredException:
                builder.OpenComponent<RedirectToSignIn>(1);
                builder.AddComponentParameter(2, nameof(RedirectToSignIn.Problem), PortalUrls.GrantEndedProblem);
                builder.CloseComponent();
                break;
            default:
                builder.OpenComponent<ErrorPanel>(3);
                builder.AddComponentParameter(4, nameof(ErrorPanel.Title), "This page failed");
                builder.AddComponentParameter(5, nameof(ErrorPanel.CorrelationId), _reference);
                builder.AddComponentParameter(6, nameof(ErrorPanel.ChildContent), (RenderFragment)(text => text.AddContent(
                    0, "Something happened that the portal does not expect. Open the page again; if it happens again, look for the reference in the portal's log.")));
                builder.CloseComponent();
                break;
        }
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change) => _ = InvokeAsync(Recover);

    [LoggerMessage(LogEvents.PageFailed, LogLevel.Error, "A page failed; reference {CorrelationId}")]
    private static partial void LogPageFailed(ILogger logger, Exception exception, string correlationId);
}
