using System.Net;
using System.Text.RegularExpressions;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace D360Portal.Tests.Hosting;

/// <summary>What every request passes through: addresses, headers, error pages, the request log.</summary>
public sealed partial class RequestTests : IAsyncLifetime
{
    private const string Canary = "canary-in-a-query";

    private static readonly string[] Policy =
    [
        "base-uri 'self'", "connect-src 'self'", "default-src 'none'", "font-src 'self'", "form-action 'self'", "frame-ancestors 'none'",
        "img-src 'self' data:", "script-src 'self'", "style-src 'self' 'unsafe-inline'",
    ];

    private RunningPortal _portal = default!;
    private PortalBrowser _browser = default!;

    public async ValueTask InitializeAsync()
    {
        _portal = await RunningPortal.StartAsync(new RunningPortal.Setup
        {
            Routes = app => app.MapGet("/fails", IResult () => throw new InvalidOperationException("planted failure")),
        });
        _browser = _portal.OpenBrowser();
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _portal.DisposeAsync();
    }

    [Fact]
    public async Task A_browser_that_came_by_another_name_is_sent_to_the_address_people_use()
    {
        var page = await _browser.GetAsync($"http://127.0.0.1:{_portal.Address.Port}/org?n=1");

        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        Assert.Equal(new Uri(_portal.Address, "/org?n=1"), page.Location);
    }

    [Fact]
    public async Task A_form_that_came_by_another_name_is_refused_with_a_page()
    {
        var page = await _browser.PostAsync($"http://127.0.0.1:{_portal.Address.Port}/sign-out");

        Assert.Equal(HttpStatusCode.MisdirectedRequest, page.Status);
        Assert.Equal("Wrong address", page.Heading);
    }

    [Fact]
    public async Task Health_is_answered_under_every_name()
    {
        Assert.Equal(HttpStatusCode.OK, (await _browser.GetAsync($"http://127.0.0.1:{_portal.Address.Port}/health/live")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _browser.GetAsync($"http://127.0.0.1:{_portal.Address.Port}/health/ready")).Status);
    }

    [Theory]
    [InlineData("/sign-in", 200)]
    [InlineData("/connect", 200)]
    [InlineData("/", 302)]
    [InlineData("/org", 302)]
    [InlineData("/sign-in/simulated", 302)]
    [InlineData("/oauth/callback", 302)]
    [InlineData("/nowhere", 404)]
    [InlineData("/sign-in/nowhere", 404)]
    [InlineData("/fails", 500)]
    [InlineData("/theme.js", 200)]
    [InlineData("/_framework/blazor.web.js", 200)]
    [InlineData("/health/live", 200)]
    [InlineData("/health/ready", 200)]
    [InlineData("/_org/login", 400)]
    [InlineData("/sign-out", 404)]
    [InlineData("/o/nowhere/org", 404)]
    [InlineData("/_content/MudBlazor/MudBlazor.min.css", 200)]
    public async Task Every_answer_tells_the_browser_what_not_to_do(string address, int status)
    {
        var page = await _browser.GetAsync(address);

        Assert.Equal(status, (int)page.Status);
        Assert.Equal("nosniff", page.Headers["X-Content-Type-Options"]);
        Assert.Equal("DENY", page.Headers["X-Frame-Options"]);
        Assert.Equal("same-origin", page.Headers["Referrer-Policy"]);
        Assert.Equal("same-origin", page.Headers["Cross-Origin-Opener-Policy"]);
        Assert.Equal("same-origin", page.Headers["Cross-Origin-Resource-Policy"]);
        Assert.Contains("camera=()", page.Headers["Permissions-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("Server", page.Headers.Keys);
        Assert.DoesNotContain("Strict-Transport-Security", page.Headers.Keys);
        Assert.Equal(Policy, Directives(page));
    }

    [Fact]
    public async Task Refusals_tell_it_too()
    {
        PortalBrowser.Page[] refusals =
        [
            await _browser.PostAsync($"http://127.0.0.1:{_portal.Address.Port}/sign-out"),
            await _browser.GetAsync($"http://127.0.0.1:{_portal.Address.Port}/org"),
            await _browser.PostAsync("/sign-out"),
            await _browser.PostAsync("/connect"),
        ];

        Assert.Equal([421, 302, 302, 400], refusals.Select(page => (int)page.Status));
        Assert.All(refusals, page => Assert.Equal(Policy, Directives(page)));
        Assert.All(refusals, page => Assert.Equal("DENY", page.Headers["X-Frame-Options"]));
    }

    [Fact]
    public async Task A_page_of_a_signed_in_user_has_them_too()
    {
        var page = await _browser.SignInAsync();

        Assert.Equal("DENY", page.Headers["X-Frame-Options"]);
        Assert.Contains("script-src 'self'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_shows_a_reference_that_the_log_has_beside_the_exception()
    {
        var page = await _browser.GetAsync("/fails");

        Assert.Equal(HttpStatusCode.InternalServerError, page.Status);
        Assert.Equal("Something went wrong", page.Heading);
        Assert.DoesNotContain("planted", page.Html, StringComparison.Ordinal);
        var reference = page.Document.QuerySelector("main code")!.TextContent;
        Assert.Matches(Reference(), reference);
        var told = await _portal.Log.WaitForAsync(logEvent => logEvent.Exception?.Message == "planted failure");
        Assert.Equal($"\"{reference}\"", told.Properties["CorrelationId"].ToString());
    }

    [Fact]
    public async Task A_failed_sign_in_shows_a_reference_that_the_log_has()
    {
        var page = await _browser.GetAsync("/sign-in?problem=unreachable");

        var reference = page.Document.QuerySelector("[data-problem] code")!.TextContent;
        await _portal.Log.WaitForAsync(logEvent =>
            logEvent.Properties.TryGetValue("CorrelationId", out var id) && id.ToString() == $"\"{reference}\"");
    }

    [Fact]
    public async Task A_database_that_fails_shows_its_page_to_a_signed_in_user_too()
    {
        await _browser.SignInAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(_portal.Folder.Path, "portal.demo.db*"))
        {
            File.Delete(file);
        }

        await File.WriteAllTextAsync(_portal.Folder.File("portal.demo.db"), new string('x', 8192), TestContext.Current.CancellationToken);

        var page = await _browser.GetAsync("/org");

        Assert.Equal((HttpStatusCode.InternalServerError, "Something went wrong"), (page.Status, page.Heading));
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/o/nowhere/org")]
    [InlineData("/nowhere/%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    public async Task An_address_that_leads_nowhere_shows_a_page_that_does_not_repeat_it(string address)
    {
        var page = await _browser.GetAsync(address);

        Assert.Equal((HttpStatusCode.NotFound, "Page not found"), (page.Status, page.Heading));
        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
        var reference = page.Document.QuerySelector("main code")!.TextContent;
        await _portal.Log.WaitForAsync(logEvent =>
            logEvent.Properties.ContainsKey("StatusCode") && logEvent.Properties["CorrelationId"].ToString() == $"\"{reference}\"");
        Assert.Empty(_portal.Log.Complaints());
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/org")]
    [InlineData("/nowhere")]
    [InlineData("/oauth/callback")]
    [InlineData("/fails")]
    public async Task The_log_has_the_path_of_a_request_and_never_its_query(string path)
    {
        await _browser.GetAsync($"{path}?code={Canary}");

        var told = await _portal.Log.WaitForAsync(logEvent =>
            logEvent.Properties.TryGetValue("RequestPath", out var value) && value.ToString() == $"\"{path}\"" && logEvent.Properties.ContainsKey("StatusCode"));
        Assert.Contains("CorrelationId", told.Properties.Keys);
        Assert.DoesNotContain(Canary, _portal.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_has_the_method_that_was_asked_with()
    {
        await _browser.PostAsync("/connect");

        await _portal.Log.WaitForAsync(logEvent =>
            logEvent.Properties.TryGetValue("RequestMethod", out var method) && method.ToString() == "\"POST\"" && logEvent.Properties["StatusCode"].ToString() == "400");
    }

    [Fact]
    public async Task Pages_of_features_want_a_session_and_static_pages_do_not()
    {
        Assert.Equal("/sign-in?returnUrl=" + Uri.EscapeDataString(The.FirstPage), (await _browser.OpenAsync("/")).Address.PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, (await _browser.GetAsync("/connect")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _browser.GetAsync("/sign-in")).Status);
    }

    private static IEnumerable<string> Directives(PortalBrowser.Page page) =>
        page.Headers["Content-Security-Policy"].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal);

    [GeneratedRegex("^[0-9a-f]{12}$")]
    private static partial Regex Reference();
}
