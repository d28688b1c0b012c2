using D360Portal.Simulator;
using D360Portal.Simulator.Tenant;
using D360Portal.Tests.Features.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Org;

/// <summary>The org check as a person runs it.</summary>
[Collection(BrowserFixture.Clipboard)]
public sealed class OrgPageBrowserTests(DemoPortal demo, BrowserFixture browser) : BrowserDemoTests(demo, browser)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 400)]
    [InlineData(ColorScheme.Dark, 400)]
    public async Task The_whole_check_passes_and_shows_its_calls(ColorScheme colours, int width)
    {
        var page = await OpenAsync(colours, width);
        await page.OpenAsync(Portal, "/org");
        await page.AssertAccessibleAsync();

        await RunAsync(page);

        await Expect(Progress(page)).ToContainTextAsync("8 passed.");
        await page.GetByText("Show the 2 calls").ClickAsync();
        await Expect(Step(page, "Client-credentials token")).ToContainTextAsync("--data-urlencode \"client_secret=$CLIENT_SECRET\"");
        await page.GetByText("The report as text").ClickAsync();
        await page.AssertAccessibleAsync();
        await page.AssertFitsTheWindowAsync();
        var content = await page.ContentAsync();
        Assert.All(Org.Org.IssuedSecrets, secret => Assert.DoesNotContain(secret, content, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_run_by_the_keyboard_and_the_focus_stays()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, "/org");
        var run = page.GetByRole(AriaRole.Button, new() { Name = "Run the check" });

        // A page that has just opened moves the focus to its heading.
        await Expect(page.GetByText("Salesforce answered at")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Org", Exact = true })).ToBeFocusedAsync();
        await run.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(Progress(page)).ToContainTextAsync("8 passed.");
        await Expect(run).ToBeFocusedAsync();
        var again = page.GetByRole(AriaRole.Button, new() { Name = "Run again: SELECT 1" });
        await again.FocusAsync();
        Org.Requests.Clear();
        await page.Keyboard.PressAsync("Enter");
        await Org.Requests.WaitForAsync(request => request.Path == "/api/v2/query", Cancellation);
        await Expect(again).ToBeFocusedAsync();
        Assert.Single(Org.Requests.All);
    }

    [Fact]
    public async Task A_step_that_fails_says_what_to_do_and_the_ones_after_it_are_skipped()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, "/org");
        Org.Faults.Next(TenantFaults.NoAccessToken);

        await RunAsync(page);

        await Expect(Progress(page)).ToContainTextAsync("6 passed, 1 failed, 1 skipped.");
        await Expect(Step(page, "Data 360 token")).ToContainTextAsync("Failed");
        await Expect(Step(page, "Data 360 token")).ToContainTextAsync("What to do: Add cdp_api and cdp_query_api");
        await Expect(Step(page, "SELECT 1")).ToContainTextAsync("Skipped");
        await page.AssertAccessibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Run again: SELECT 1" }).ClickAsync();
        await Expect(Progress(page)).ToContainTextAsync("8 passed.");
    }

    [Fact]
    public async Task While_a_step_waits_the_page_lives_and_leaving_gives_the_call_up()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, "/org");
        var gate = new TaskCompletionSource();
        Org.Faults.Next(AnyFaults.Held("/services/data/v66.0/ssot/connectors", gate.Task));

        await page.GetByRole(AriaRole.Button, new() { Name = "Run the check" }).ClickAsync();

        await Expect(Progress(page)).ToHaveTextAsync("Step 5 of 8: List connector types …");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Run the check" })).ToHaveAttributeAsync("aria-disabled", "true");
        await Step(page, "Who am I").GetByText("Show the call").ClickAsync();
        await Expect(Step(page, "Who am I").GetByText("curl 'https://")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Activity" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Activity");
        gate.SetResult();
        Assert.Empty(Org.Requests.To("/services/data/v66.0/limits"));
    }

    [Fact]
    public async Task The_report_is_copied_without_secrets()
    {
        var page = await OpenAsync();
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.OpenAsync(Portal, "/org");
        await RunAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Copy the report" }).ClickAsync();

        await Expect(page.Locator("#copied")).ToHaveTextAsync("Report copied.");
        var report = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.StartsWith("# Org check of simulated-org.my.salesforce.example", report, StringComparison.Ordinal);
        Assert.Contains("## 8. Permission to create: Passed", report, StringComparison.Ordinal);
        Assert.All(Org.Org.IssuedSecrets, secret => Assert.DoesNotContain(secret, report, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reviewer_learns_that_creating_is_not_allowed()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, "/org", SimulatedUser.Reviewer.Username);

        await RunAsync(page);

        await Expect(Step(page, "Permission to create")).ToContainTextAsync("Failed");
        await Expect(Step(page, "Permission to create")).ToContainTextAsync("Your user may not create connectors.");
    }

    private static ILocator Progress(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Org check" }).GetByRole(AriaRole.Status);

    private static ILocator Step(IPage page, string title) =>
        page.GetByRole(AriaRole.Listitem).Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true }) });

    private static async Task RunAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Run the check" }).ClickAsync();
        await Expect(Progress(page)).ToContainTextAsync("The check was begun at");
    }
}
