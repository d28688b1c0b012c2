using System.Text.RegularExpressions;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections.Details;

/// <summary>What somebody sees who has created a connector and waits for it to connect.</summary>
public sealed class StatusWatchBrowserTests(DemoPortal demo, BrowserFixture browser) : TabBrowserTests(demo, browser)
{
    private static readonly Quirks Stores = new() { CreateDoesNotConnect = true };

    [Fact]
    public async Task A_connector_that_settles_well_is_said_to_be_connected()
    {
        var (page, stored) = await CreateAsync("Settles well", "clinic");

        Settle(stored);

        await Expect(Status(page).Filter(new() { HasText = "Connector created. Connected: Salesforce could connect to the source." })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Highlights" })).ToContainTextAsync("Connected");
        await Expect(page.GetByText("of the org's API calls")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();

        // The list knows it without a call of its own.
        var calls = Calls("/ssot/").Count;
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Breadcrumb" }).GetByRole(AriaRole.Link, new() { Name = "Connectors" }).ClickAsync();
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search connectors" }).FillAsync("Settles well");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Settles well" })).ToContainTextAsync("Connected");
        await Expect(page).ToHaveURLAsync(new Regex("q=Settles"));
        Assert.Equal(calls, Calls("/ssot/").Count);
    }

    [Fact]
    public async Task A_connector_that_settles_badly_is_said_to_have_failed()
    {
        var (page, stored) = await CreateAsync("Settles badly", "down-7");

        Settle(stored);

        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Connector created. But it does not work: Failed." })).ToBeVisibleAsync();
        await Expect(page.Locator(".notice-success")).ToHaveCountAsync(0);
        await page.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Connection failed: Salesforce could not reach the source." })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_connector_that_is_in_progress_is_watched_and_a_page_that_goes_stops()
    {
        var stored = Connector("AWS RDS MySQL clinic 03");
        var page = await OpenTabAsync(stored.Label);
        await Expect(Status(page).Filter(new() { HasText = "Checking that it connects: Salesforce is still setting it up (PROCESSING)" })).ToBeVisibleAsync();
        await Org.Requests.WaitForAsync(_ => Calls(stored.Id).Count >= 2, Cancellation);

        await page.GotoAsync("/activity");
        await page.CircuitAsync();
        await Task.Delay(500, Cancellation);
        var calls = Calls(stored.Id).Count;
        await Task.Delay(4_000, Cancellation);

        Assert.Equal(calls, Calls(stored.Id).Count);
    }

    private static ILocator Status(IPage page) => page.GetByRole(AriaRole.Status);

    private void Settle(StoredConnection stored) => Org.Org.Data360.Connections.Update(stored.Id, connection => connection.Settled());

    private async Task<(IPage Page, StoredConnection Stored)> CreateAsync(string label, string host)
    {
        Org.Quirks = Stores;
        var page = await OpenAsync();
        await page.OpenAsync(Portal, "/connectors");
        await Expect(page.GetByText("as of just now")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "New connector" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "AWS RDS MySQL", Exact = true }).First.ClickAsync();
        foreach (var (field, value) in (IEnumerable<(string, string)>)
            [("Name", label), ("Username", "user"), ("Password", "canary"), ("Connection URL", $"{host}.abc123.eu-west-1.rds.amazonaws.com:3306"), ("Database", "clinic")])
        {
            await page.GetByLabel(field, new() { Exact = true }).FillAsync(value);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Create connector" }).ClickAsync();
        await Expect(Status(page).Filter(new() { HasText = "Connector created. Checking that it connects: Salesforce is still setting it up (PROCESSING)" })).ToBeVisibleAsync();
        await Expect(page.Locator(".notice-success")).ToHaveCountAsync(0);
        return (page, Assert.Single(Org.Org.Data360.Connections.All, connection => connection.Label == label));
    }
}
