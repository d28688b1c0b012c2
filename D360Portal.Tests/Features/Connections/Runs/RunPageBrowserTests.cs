using D360Portal.Features.Connections;
using D360Portal.Salesforce.Grants;
using D360Portal.Simulator.Data360;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections;

public sealed class RunPageBrowserTests(DemoPortal demo, BrowserFixture browser) : BrowserDemoTests(demo, browser)
{
    private const string Reviewer = "reviewer@simulated.example";

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_run_is_watched_paused_resumed_mended_retried_and_saved(ColorScheme colours)
    {
        var page = await OpenAsync(colours);
        await page.OpenAsync(Portal, "/runs");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Runs", Exact = true })).ToBeVisibleAsync();
        var gate = new TaskCompletionSource();
        Org.Faults.Next(ConnectionWriteFaults.CreateHeld(gate.Task), times: 8);
        var id = await StartAsync(Orders.Of($"Watched {colours}", 30, row => row.Number == 12 ? Orders.Down(row) : row));
        await page.GotoAsync($"/runs/{id}");
        await page.CircuitAsync();
        await Expect(page.Locator(".facts-line")).ToContainTextAsync("0 of 30 rows");
        await Patience.UntilAsync(() => Org.Faults.Pending.Count == 0);

        await Button(page, "Stop").ClickAsync();
        await Expect(StopQuestion(page)).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Button(page, "Pause").ClickAsync();
        await Expect(Button(page, "Resume")).ToBeVisibleAsync();
        gate.SetResult();
        await Expect(page.Locator(".facts-line")).ToContainTextAsync("8 of 30 rows");
        await page.AssertAccessibleAsync();

        await Button(page, "Resume").ClickAsync();
        await Expect(page.Locator(".facts-line")).ToContainTextAsync("30 of 30 rows");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Done: 30 of 30 rows, 29 created, 1 failed." })).ToBeAttachedAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Why rows failed" })).ToContainTextAsync("Check host and port");

        await Button(page, "Undo").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "29 connectors that this run created are read by no data stream" })).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        await Button(page, "Cancel").ClickAsync();

        await page.GetByLabel("Rows shown").SelectOptionAsync("failed");
        var why = page.GetByRole(AriaRole.Button, new() { Name = "Why row 12:" });
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Created" })).ToHaveCountAsync(0);
        await why.ClickAsync();
        var details = page.GetByRole(AriaRole.Region, new() { Name = "Row 12 in full" });
        await Expect(details.GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
        await Expect(details).ToContainTextAsync("Salesforce's words");
        await page.Keyboard.PressAsync("Escape");
        await Expect(why).ToBeFocusedAsync();
        await Button(page, "Mend row 12").ClickAsync();
        await page.AssertAccessibleAsync();
        var form = page.GetByRole(AriaRole.Form, new() { Name = "Mend row 12" });
        await Expect(form.GetByRole(AriaRole.Heading, new() { Name = "Mend row 12" })).ToBeFocusedAsync();
        await Expect(form.GetByLabel("Password")).ToHaveAttributeAsync("placeholder", "kept as it is");
        await form.GetByLabel("Connection URL").FillAsync("clinic");
        await Button(page, "Save row").PressAsync("Enter");
        await Expect(form.GetByRole(AriaRole.Alert)).ToContainTextAsync("One value is not right.");
        await Expect(form.GetByLabel("Connection URL")).ToBeFocusedAsync();
        await Expect(form.GetByLabel("Connection URL")).ToHaveValueAsync("clinic");
        await form.GetByLabel("Connection URL").FillAsync("clinic.abc123.eu-west-1.rds.amazonaws.com:3306");
        await Button(page, "Save row").PressAsync("Enter");
        await Expect(form).Not.ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Rows of the run" })).ToBeFocusedAsync();
        await Button(page, "Mend row 12").ClickAsync();
        await Expect(form.GetByLabel("Connection URL")).ToHaveValueAsync("clinic.abc123.eu-west-1.rds.amazonaws.com:3306");
        await Button(page, "Save and send again").ClickAsync();
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Rows by state" })).ToContainTextAsync("Created 30");
        Assert.Equal(30, Org.Org.Data360.Connections.All.Count(connection => connection.Label.StartsWith($"Watched {colours} ", StringComparison.Ordinal)));

        // By keys: a mouse would wait until the toast above the buttons is gone.
        var download = await page.RunAndWaitForDownloadAsync(() => Button(page, "Download results").PressAsync("Enter"));
        Assert.Equal($"Watched {colours}-results.csv", download.SuggestedFilename);
        Assert.Equal(31, (await File.ReadAllLinesAsync(await download.PathAsync(), Cancellation)).Length);
        var workbook = await page.RunAndWaitForDownloadAsync(() => Button(page, "Download as XLSX").PressAsync("Enter"));
        Assert.EndsWith(".xlsx", workbook.SuggestedFilename, StringComparison.Ordinal);

        await Button(page, "Undo").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Undo the run" })).ToBeFocusedAsync();
        await Button(page, "Delete 30 connectors").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Progress" })).ToBeFocusedAsync();
        await Expect(page.Locator(".facts-line")).ToContainTextAsync("Undone · 30 of 30 deleted");
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Rows by state" })).ToContainTextAsync("Deleted 30");
        Assert.DoesNotContain(Org.Org.Data360.Connections.All, connection => connection.Label.StartsWith($"Watched {colours} ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task By_keyboard_alone_a_run_is_paused_resumed_and_stopped_and_the_focus_is_never_lost()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, "/runs");
        var gate = new TaskCompletionSource();
        Org.Faults.Next(ConnectionWriteFaults.CreateHeld(gate.Task), times: 8);
        var id = await StartAsync(Orders.Of("Stopped by hand", 12));
        await page.GotoAsync($"/runs/{id}");
        await page.CircuitAsync();
        await Patience.UntilAsync(() => Org.Faults.Pending.Count == 0);

        await page.PressByKeyboardAsync(Button(page, "Pause"));
        await Expect(Button(page, "Resume")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(Button(page, "Pause")).ToBeFocusedAsync();

        await page.PressByKeyboardAsync(Button(page, "Stop"));
        await Expect(StopQuestion(page).GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
        await page.PressByKeyboardAsync(Button(page, "Go on"));
        await Expect(Button(page, "Stop")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(StopQuestion(page).GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(Button(page, "Stop")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.PressByKeyboardAsync(Button(page, "Stop the run"));

        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Progress" })).ToBeFocusedAsync();
        await Expect(page.Locator(".facts-line")).ToContainTextAsync("Stopped");
        await Expect(Button(page, "Stop")).Not.ToBeVisibleAsync();
        gate.SetResult();
        await Expect(page.GetByRole(AriaRole.List, new() { Name = "Rows by state" })).ToContainTextAsync("Created 8");

        await Button(page, "Undo").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Undo the run" })).ToBeFocusedAsync();
        await page.PressByKeyboardAsync(Button(page, "Cancel"));
        await Expect(Button(page, "Undo")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Others_of_the_org_may_watch_and_not_touch()
    {
        var mine = await OpenAsync(ColorScheme.Light);
        await mine.OpenAsync(Portal, "/runs");
        var id = await StartAsync(Orders.Of("Mine", 3));
        var theirs = await OpenAsync(ColorScheme.Light);
        await theirs.OpenAsync(Portal, $"/runs/{id}", Reviewer);

        await Expect(theirs.Locator(".facts-line")).ToContainTextAsync("3 of 3 rows");
        await Expect(theirs.GetByText("You may watch it")).ToBeVisibleAsync();
        foreach (var name in (string[])["Pause", "Resume", "Stop", "Retry failed", "Undo"])
        {
            await Expect(Button(theirs, name)).Not.ToBeVisibleAsync();
        }

        await theirs.GotoAsync("/runs");
        await theirs.CircuitAsync();
        await Expect(theirs.GetByRole(AriaRole.Link, new() { Name = "Mine.csv" })).ToBeVisibleAsync();
        await theirs.AssertAccessibleAsync();
    }

    [Fact]
    public async Task The_list_goes_along_with_the_runs_and_one_run_s_page_becomes_another_s()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, "/runs");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No run yet" }).Or(page.GetByRole(AriaRole.Table, new() { Name = "Runs" }))).ToBeVisibleAsync();
        var (first, second) = (await StartAsync(Orders.Of("First of two", 2)), await StartAsync(Orders.Of("Second of two", 3)));

        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "First of two.csv" })).ToContainTextAsync("2 of 2 created");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Second of two.csv" })).ToContainTextAsync("3 of 3 created");

        await page.GetByRole(AriaRole.Link, new() { Name = "First of two.csv" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "First of two.csv" })).ToBeVisibleAsync();
        await page.EvaluateAsync("address => Blazor.navigateTo(address)", $"/runs/{second}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Second of two.csv" })).ToBeVisibleAsync();
        await Expect(page.Locator(".facts-line")).ToContainTextAsync("3 of 3 rows");
        await page.GoBackAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "First of two.csv" })).ToBeVisibleAsync();
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_run_of_another_org_or_of_none_is_not_found()
    {
        using var visitor = Portal.OpenBrowser();
        await visitor.SignInAsync();
        var elsewhere = RunId.New(TimeProvider.System.GetUtcNow());
        var grant = await GrantAsync();
        await Journal.WriteAsync(elsewhere, grant with { OrganizationId = "00D000000000009AAA" }, Orders.Of("Elsewhere", 1, row => row with { IsLeftOut = true }), TimeProvider.System.GetUtcNow(), Cancellation);

        foreach (var id in (string[])[elsewhere.ToString(), Guid.NewGuid().ToString("N"), "nonsense"])
        {
            var answer = await visitor.GetAsync($"/runs/{id}");
            Assert.Equal(404, (int)answer.Status);
            Assert.DoesNotContain("Elsewhere", answer.Html, StringComparison.Ordinal);
        }
    }

    private IRunJournal Journal => Portal.Services.GetRequiredService<IRunJournal>();

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private static ILocator StopQuestion(IPage page) => page.GetByRole(AriaRole.Dialog, new() { Name = "Stop the run for good?" });

    private async Task<Grant> GrantAsync() =>
        (await Portal.Services.GetRequiredService<IGrantStore>().ListAsync(Cancellation)).Single(grant => grant.Username == "admin@simulated.example");

    private async Task<RunId> StartAsync(RunOrder order) => await Portal.Services.GetRequiredService<IRunStarter>().StartAsync(await GrantAsync(), order, Cancellation);
}
