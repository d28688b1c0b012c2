using Bunit;
using Bunit.TestDoubles;
using D360Portal.Components;
using D360Portal.Components.Layout;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Tests.Sessions;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Events;

namespace D360Portal.Tests.Components.Layout;

public sealed class PageErrorBoundaryTests : BunitContext
{
    private readonly LogRecorder _log = new();
    private readonly WatchedSession _page = new();
    private readonly BrowserConnection _browser = new();

    public PageErrorBoundaryTests()
    {
        Services.AddLogging(logging => logging.AddSerilog(new LoggerConfiguration().WriteTo.Sink(_log).CreateLogger(), dispose: true));
        Services.AddSingleton(_page.Session);
        Services.AddSingleton(_browser);
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        _browser.OnConnectionUpAsync(circuit: null!, CancellationToken.None);
    }

    private SignInRequiredException SignInRequired => new(_page.Grant.Id, "expired_or_revoked");

    private BunitNavigationManager Navigation => (BunitNavigationManager)Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void A_page_that_works_is_shown()
    {
        var boundary = RenderAround(failure: null);

        Assert.Equal("A page", boundary.Find("p").TextContent);
        Assert.Empty(_log.Complaints());
    }

    [Fact]
    public async Task A_page_whose_grant_is_over_waits_and_opens_again_when_the_user_is_back()
    {
        await _page.BegunAsync();
        await _page.KeepGrantAsync(GrantStatus.NeedsSignIn);
        var boundary = RenderAround(SignInRequired, times: 1);
        Assert.Equal("This page waits until you have signed in again", boundary.Find("h2").TextContent);
        Assert.True(_page.Session.NeedsSignIn);

        _page.Changes.Tell(_page.Grant.Id, GrantChange.Returned);

        boundary.WaitForAssertion(() => Assert.Equal("A page", boundary.Find("p").TextContent));
        Assert.Empty(Navigation.History);
        Assert.Empty(_log.Complaints());
    }

    [Fact]
    public async Task A_waiting_page_can_be_opened_by_hand()
    {
        await _page.BegunAsync();
        var boundary = RenderAround(SignInRequired, times: 1);

        await boundary.Find("button").ClickAsync(new());

        Assert.Equal("A page", boundary.Find("p").TextContent);
    }

    [Fact]
    public async Task A_browser_that_is_away_is_led_to_sign_in_when_it_comes_back()
    {
        await _page.BegunAsync();
        await _page.Grants.EraseAsync(_page.Grant.Id, CancellationToken.None);
        await _browser.OnConnectionDownAsync(circuit: null!, CancellationToken.None);
        var boundary = RenderAround(SignInRequired, times: 1);
        Assert.Empty(Navigation.History);

        await _browser.OnConnectionUpAsync(circuit: null!, CancellationToken.None);

        boundary.WaitForAssertion(() => Assert.NotEmpty(Navigation.History));
        Assert.StartsWith("sign-in?problem=disconnected", Navigation.History.First().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_whose_grant_is_gone_leads_to_sign_in_and_back_here()
    {
        await _page.BegunAsync();
        await _page.Grants.EraseAsync(_page.Grant.Id, CancellationToken.None);
        Navigation.NavigateTo("o/sandbox/org?n=1");

        // Once: in place of a load from the server, the test's navigation only tells that the address has changed.
        RenderAround(SignInRequired, times: 1);

        var navigation = Navigation.History.First();
        Assert.Equal("sign-in?problem=disconnected&returnUrl=%2Fo%2Fsandbox%2Forg%3Fn%3D1", navigation.Uri);
        Assert.True(navigation.Options.ForceLoad);
        Assert.Empty(_log.Complaints());
    }

    [Fact]
    public void Anything_else_shows_a_reference_that_the_log_has_and_nothing_of_the_failure()
    {
        var boundary = RenderAround(new InvalidOperationException("canary in an exception"));

        var alert = boundary.Find("[role=alert]");
        Assert.Equal("This page failed", alert.QuerySelector("h2")!.TextContent);
        Assert.DoesNotContain("canary", boundary.Markup, StringComparison.Ordinal);
        var told = Assert.Single(_log.Events, logEvent => logEvent.Level is LogEventLevel.Error);
        Assert.Equal("canary in an exception", told.Exception?.Message);
        Assert.Equal($"\"{alert.QuerySelector("code")!.TextContent}\"", told.Properties["CorrelationId"].ToString());
    }

    [Fact]
    public void Another_page_gets_another_chance()
    {
        var boundary = RenderAround(new InvalidOperationException("once"), times: 1);
        Assert.NotEmpty(boundary.FindAll("[role=alert]"));

        Services.GetRequiredService<NavigationManager>().NavigateTo("connectors");

        boundary.WaitForAssertion(() => Assert.Equal("A page", boundary.Find("p").TextContent));
        Assert.Empty(boundary.FindAll("[role=alert]"));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _page.Dispose();
    }

    private IRenderedComponent<PageErrorBoundary> RenderAround(Exception? failure, int times = int.MaxValue)
    {
        var failures = 0;
        return Render<PageErrorBoundary>(parameters => parameters.AddChildContent<Page>(page => page.Add(
            inside => inside.OnRender,
            () =>
            {
                if (failure is not null && failures++ < times)
                {
                    throw failure;
                }
            })));
    }

    private sealed class Page : ComponentBase
    {
        [Parameter]
        public required Action OnRender { get; set; }

        protected override void OnInitialized() => OnRender();

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "p");
            builder.AddContent(1, "A page");
            builder.CloseElement();
        }
    }
}
