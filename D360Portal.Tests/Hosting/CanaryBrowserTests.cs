using D360Portal.Hosting.Configuration;
using D360Portal.Simulator;
using D360Portal.Tests.Features.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Hosting;

/// <summary>
/// Secrets that are planted before a whole visit in a real browser, with every log as loud as configuration can make it, and looked for afterwards
/// wherever the portal writes: logs, traces, database and its write-ahead log, keys, pages, downloads, every message of a circuit from the server.
/// </summary>
/// <remarks>What the user types travels to the server, which is the one exception; docs/security.md names it.</remarks>
public sealed class CanaryBrowserTests(BrowserFixture browser)
{
    private const string TypedUser = "canary-typed-user";
    private const string TypedPassword = "canary-typed-password";
    private const string WrongPassword = "wrong-canary-password";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_a_whole_visit_no_secret_is_anywhere_but_at_Salesforce(bool otherQuirks)
    {
        var address = new Uri($"http://localhost:{FreePort.Next()}");
        await using var org = await LoopbackOrg.StartAsync(address, change: options => options with { Quirks = otherQuirks ? Quirks.AllOther : new Quirks() });
        using var traces = new TraceRecorder();
        await using var portal = await RunningPortal.StartAsync(new RunningPortal.Setup
        {
            Address = address,
            Settings = new(org.Settings("acme", OrgSettingsReader.DefaultScopes).Concat(PortalLoggingTests.Verbose())) { ["Salesforce:Orgs:acme:ServiceAccess"] = "true" },
        });
        var page = await browser.OpenAsync(address);
        var visit = new VisitRecorder(page, address);

        await SignInAsync(page);
        await BrowseAsync(page, visit);
        await CloneAsync(page, visit);
        org.Org.ExpireAccessTokens();
        await CheckOrgAsync(page, visit);
        await LeaveAsync(page, visit);
        await page.Context.CloseAsync();
        var files = await portal.ReadFilesAsync();

        Assert.Contains("Verbose ", portal.Log.Text, StringComparison.Ordinal);
        Assert.All(
            (string[])["authorization_code", "refresh_token", "client_credentials"],
            kind => Assert.Contains(org.Requests.All, request => request.GrantType == kind));
        Assert.NotEmpty(org.Requests.To("/services/a360/token"));
        var written = (await visit.AllAsync()).Append(("log", portal.Log.Text)).Append(("files", files)).Concat(traces.Spans.Select(span => ("trace", span))).ToArray();
        Assert.All(
            (string[])["AWS RDS MySQL clinic 07", "Connection works", "Connection failed", "Canary clinic", "The check was begun at"],
            said => Assert.All(
                (string[])["page", "circuit"],
                kind => Assert.Contains(written, place => place.Item1.StartsWith(kind, StringComparison.Ordinal) && place.Item2.Contains(said, StringComparison.Ordinal))));
        Assert.Contains(written, place => place.Item1.StartsWith("download", StringComparison.Ordinal));
        Assert.All((string[])["Microsoft.AspNetCore", "System.Net.Http"], source => Assert.Contains(traces.Spans, span => span.StartsWith(source, StringComparison.Ordinal)));
        string[] secrets = [.. org.Org.IssuedSecrets, The.ClientSecret, TypedUser, TypedPassword, WrongPassword, "any password"];
        Assert.All(secrets, secret => Assert.DoesNotContain(written, place => Holds(place, secret)));
    }

    private static bool Holds((string What, string Text) place, string secret) =>
        place.Text.Contains(secret, StringComparison.Ordinal) || place.Text.Contains(Uri.EscapeDataString(secret), StringComparison.Ordinal);

    private static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Sign in to") }).ClickAsync();
        await page.LogInAndAllowAsync();
        await page.CircuitAsync();
    }

    private static async Task BrowseAsync(IPage page, VisitRecorder visit)
    {
        await Expect(page.GetByText("as of just now")).ToBeVisibleAsync();
        await visit.KeepAsync(page);
        await visit.KeepAsync(await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Export CSV" }).ClickAsync()));
        await page.SearchConnectorsAsync("clinic 07");
        await page.GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link, new() { Name = "AWS RDS MySQL clinic 07" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the call" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Connection works" }).First).ToBeVisibleAsync();
        await visit.KeepAsync(page);
    }

    private static async Task CloneAsync(IPage page, VisitRecorder visit)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Clone", Exact = true }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Canary clinic");
        await page.Locator("[data-param=user]").FillAsync(TypedUser);
        await page.Locator("[data-param=password]").FillAsync(WrongPassword);
        await page.Locator("[data-param=DATABASE]").FillAsync("canary_clinic");
        await page.Locator("[data-param=jdbc_connection_url]").FillAsync("canary.abc123.eu-west-1.rds.amazonaws.com:3306");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the call" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Connection failed" })).ToBeVisibleAsync();
        await visit.KeepAsync(page);
        await page.Locator("[data-param=password]").FillAsync(TypedPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create connector" }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Canary clinic" })).ToBeVisibleAsync();
        await visit.KeepAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "Activity" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Rowheader).Filter(new() { HasText = "Canary clinic" })).ToBeVisibleAsync();
        await visit.KeepAsync(page);
    }

    private static async Task CheckOrgAsync(IPage page, VisitRecorder visit)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Org", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Who you are" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Run the check" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copy the report" })).ToBeVisibleAsync();
        foreach (var exchange in await page.Locator("main details").AllAsync())
        {
            await exchange.EvaluateAsync("details => details.open = true");
        }

        await visit.KeepAsync(page);
    }

    private static async Task LeaveAsync(IPage page, VisitRecorder visit)
    {
        await page.GotoAsync("/nowhere");
        await visit.KeepAsync(page);
        await page.GotoAsync("/oauth/callback?code=canary-code&state=canary-state");
        await visit.KeepAsync(page);
        await page.GotoAsync("/org");
        await page.CircuitAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Disconnect from Salesforce" }).ClickAsync();
        await Expect(page.GetByText("You are disconnected from Salesforce")).ToBeVisibleAsync();
        await visit.KeepAsync(page);
    }
}
