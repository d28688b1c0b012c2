using Bunit;
using D360Portal.Components.Layout;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Events;

namespace D360Portal.Tests.Components.Layout;

public sealed class PageErrorBoundaryTests : BunitContext
{
    private readonly LogRecorder _log = new();

    public PageErrorBoundaryTests() =>
        Services.AddLogging(logging => logging.AddSerilog(new LoggerConfiguration().WriteTo.Sink(_log).CreateLogger(), dispose: true));

    [Fact]
    public void A_page_that_works_is_shown()
    {
        var boundary = RenderAround(failure: null);

        Assert.Equal("A page", boundary.Find("p").TextContent);
        Assert.Empty(_log.Complaints());
    }

    [Fact]
    public void A_grant_that_is_over_leads_to_sign_in_and_back_here()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("o/sandbox/org?n=1");

        // Once: in place of a load from the server, the test's navigation only tells that the address has changed.
        RenderAround(new SignInRequiredException(GrantId.New(The.Start), "expired_or_revoked"), times: 1);

        var navigation = ((Bunit.TestDoubles.BunitNavigationManager)Services.GetRequiredService<NavigationManager>()).History.First();
        Assert.Equal("sign-in?problem=grant_ended&returnUrl=%2Fo%2Fsandbox%2Forg%3Fn%3D1", navigation.Uri);
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
