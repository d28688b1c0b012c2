using Bunit;
using D360Portal.Features;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Tests.Features.Connections;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.Time.Testing;
using Serilog.Events;

namespace D360Portal.Tests.Features;

/// <summary>What every page of a signed-in user does with questions that fail, come too late, or are no longer wanted.</summary>
public sealed class SignedInPageTests : IAsyncLifetime
{
    private readonly CallingPortal _portal = new(new StubOrg(_ => "{}"), StubOrg.Origin, TimeProvider.System);
    private PageContext _pages = default!;
    private Grant _grant = default!;

    public async ValueTask InitializeAsync()
    {
        _grant = await _portal.KeepGrantAsync();
        _pages = new PageContext(_portal, _grant, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await _pages.DisposeAsync();
        _portal.Dispose();
    }

    [Fact]
    public void A_failure_becomes_a_sentence_and_the_page_stays()
    {
        var page = Open("first", _ => throw new SalesforceUnreachableException("acme.my.salesforce.com", "cannot be reached"));

        Assert.Contains("acme.my.salesforce.com cannot be reached", page.Find("p").TextContent, StringComparison.Ordinal);
        Assert.Equal("first", page.Find("h1").TextContent);
    }

    [Fact]
    public async Task A_page_that_lacked_the_permission_asks_again_when_the_user_is_back()
    {
        var asked = 0;
        var page = Open("first", _ => ++asked == 1 ? throw new SignInRequiredException(_grant.Id, "expired_or_revoked") : Task.FromResult("answered"));
        Assert.Contains("Salesforce ended your permission", page.Find("p").TextContent, StringComparison.Ordinal);

        _pages.Changes.Tell(_grant.Id, GrantChange.Returned);

        await page.WaitForAssertionAsync(() => Assert.Equal("answered", page.Find("p").TextContent));
    }

    [Fact]
    public void A_page_that_was_answered_does_not_ask_again_because_the_user_signed_in_elsewhere()
    {
        var asked = 0;
        var page = Open("first", _ => Task.FromResult($"answer {++asked}"));

        _pages.Changes.Tell(_grant.Id, GrantChange.Returned);

        Assert.Equal("answer 1", page.Find("p").TextContent);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task An_answer_that_comes_when_the_page_is_about_something_else_is_not_shown()
    {
        var late = new TaskCompletionSource<string>();
        var page = Open("first", _ => late.Task);
        page.Render(parameters => parameters.Add(it => it.Name, "second").Add(it => it.Answer, _ => Task.FromResult("of the second")));

        late.SetResult("of the first");
        await page.InvokeAsync(() => { });

        Assert.Equal("of the second", page.Find("p").TextContent);
    }

    [Fact]
    public async Task A_failure_that_comes_when_the_page_is_about_something_else_is_not_shown()
    {
        var late = new TaskCompletionSource<string>();
        var page = Open("first", _ => late.Task);
        page.Render(parameters => parameters.Add(it => it.Name, "second").Add(it => it.Answer, _ => Task.FromResult("of the second")));

        late.SetException(new SalesforceUnreachableException("acme.my.salesforce.com", "cannot be reached"));
        await page.InvokeAsync(() => { });

        Assert.Equal("of the second", page.Find("p").TextContent);
    }

    [Fact]
    public async Task A_page_that_goes_away_no_longer_wants_an_answer()
    {
        CancellationToken token = default;
        Open("first", cancellationToken =>
        {
            token = cancellationToken;
            return new TaskCompletionSource<string>().Task.WaitAsync(cancellationToken);
        });

        await _pages.DisposeComponentsAsync();

        Assert.True(token.IsCancellationRequested);
    }

    [Fact]
    public async Task A_page_that_has_gone_asks_nobody_any_more()
    {
        var asked = 0;
        var page = Open("first", _ => Task.FromResult($"answer {++asked}")).Instance;
        await _pages.DisposeComponentsAsync();

        await page.AskAgainAsync();

        Assert.Equal(1, asked);
    }

    [Fact]
    public void A_page_that_is_only_prerendered_asks_nobody()
    {
        _pages.Renderer.SetRendererInfo(new RendererInfo("Static", isInteractive: false));

        var page = Open("first", _ => throw new InvalidOperationException("Asked."));

        Assert.Equal("", page.Find("p").TextContent);
    }

    [Fact]
    public async Task What_is_done_again_and_again_is_tried_again_after_a_failure_which_is_logged_once()
    {
        var time = new FakeTimeProvider();
        var failure = new IOException("The disk is full.");
        var page = Open("first", _ => Task.FromResult("answered"));
        var (done, isFailing) = (0, true);
        _ = page.Instance.RepeatAsync(time, () =>
        {
            done++;
            return isFailing ? throw failure : Task.CompletedTask;
        });
        await BeatAsync(() => done >= 3);

        isFailing = false;
        done = 0;
        await BeatAsync(() => done >= 2);

        Assert.Same(failure, Assert.Single(_pages.Log.Events, one => one.Level == LogEventLevel.Warning).Exception);
        Assert.Equal("answered", page.Find("p").TextContent);

        Task BeatAsync(Func<bool> until) => Patience.UntilAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return until();
        });
    }

    [Fact]
    public async Task A_lapsed_grant_that_is_met_again_and_again_is_for_the_layout()
    {
        var time = new FakeTimeProvider();
        var page = Open("first", _ => Task.FromResult("answered"));
        var repeating = page.Instance.RepeatAsync(time, () => throw new SignInRequiredException(_grant.Id, "erased"));

        time.Advance(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<SignInRequiredException>(async () =>
        {
            await repeating;
            throw await _pages.Renderer.UnhandledException;
        });
    }

    [Fact]
    public async Task A_grant_that_is_gone_is_for_the_layout()
    {
        await _portal.Grants.EraseAsync(_grant.Id, CancellationToken.None);

        Assert.Throws<SignInRequiredException>(() => Open("first", _ => Task.FromResult("")));
    }

    private IRenderedComponent<Page> Open(string name, Func<CancellationToken, Task<string>> answer) =>
        _pages.RenderPage<Page>(parameters => parameters.Add(page => page.Name, name).Add(page => page.Answer, answer));

    private sealed class Page : SignedInPage
    {
        private string _answer = "";

        [Parameter]
        public required string Name { get; set; }

        [Parameter]
        public required Func<CancellationToken, Task<string>> Answer { get; set; }

        protected override object Subject => Name;

        public Task AskAgainAsync() => ReadAnewAsync();

        public Task RepeatAsync(TimeProvider time, Func<Task> act) => RepeatAsync(time, () => TimeSpan.FromSeconds(1), act);

        protected override async Task ReadAsync(bool anew, CancellationToken cancellationToken)
        {
            var answer = await Answer(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            _answer = answer;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "h1");
            builder.AddContent(1, Name);
            builder.CloseElement();
            builder.OpenElement(2, "p");
            builder.AddContent(3, Problem ?? _answer);
            builder.CloseElement();
        }
    }
}
