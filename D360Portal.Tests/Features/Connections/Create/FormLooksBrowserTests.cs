using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections.Create;

/// <summary>The pages of creating for everybody: assistive technology, both colours, narrow screens.</summary>
public sealed class FormLooksBrowserTests(DemoPortal demo, BrowserFixture browser) : BrowserDemoTests(demo, browser)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_page_is_accessible_in_every_state(ColorScheme colours)
    {
        var page = await OpenAsync(colours);
        await page.OpenAsync(Portal, "/connectors/new");
        await Expect(page.Locator("ul.types li").First).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();

        await page.GotoAsync("/connectors/new/OddShapes");
        await Expect(page.GetByLabel("Quantum state")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create connector" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Not sent" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the call" }).ClickAsync();
        await page.AssertAccessibleAsync();

        await page.GotoAsync(CloneAddress);
        await Expect(page.GetByLabel("Password")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();

        await page.GotoAsync("/activity");
        await page.CircuitAsync();
        await page.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_activity_page_is_accessible_with_every_outcome(ColorScheme colours)
    {
        var page = await OpenAsync(colours);
        await page.OpenAsync(Portal, "/connectors/new/AwsRdsMySql");
        ExpectWarnings("was not answered");
        foreach (var (label, host, fault) in (IEnumerable<(string, string, Fault?)>)
            [($"Created {colours}", "clinic", null), ($"Refused {colours}", "down-8", null), ($"Unknown {colours}", "clinic", ConnectionWriteFaults.CreateLost)])
        {
            await page.GotoAsync("/connectors/new/AwsRdsMySql");
            await page.CircuitAsync();
            foreach (var (field, value) in (IEnumerable<(string, string)>)
                [("Name", label), ("Username", "user"), ("Password", "canary"), ("Connection URL", $"{host}.abc123.eu-west-1.rds.amazonaws.com"), ("Database", "clinic")])
            {
                await page.GetByLabel(field, new() { Exact = true }).FillAsync(value);
            }

            if (fault is not null)
            {
                Org.Faults.Next(fault);
            }

            await page.GetByRole(AriaRole.Button, new() { Name = "Create connector" }).PressAsync("Enter");
            await Expect(page.Locator("[role=alert] p, [role=status] p").Filter(new() { HasText = "Connector created." }).Or(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Salesforce" })).First).ToBeVisibleAsync();
            await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.mud-snackbar')].every(toast => getComputedStyle(toast).opacity > 0.9)");
            await page.AssertAccessibleAsync();
        }

        await page.GotoAsync("/activity");
        await page.CircuitAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Look again" }).First).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task On_a_narrow_screen_nothing_scrolls_sideways()
    {
        var page = await OpenAsync(width: 400);
        await page.OpenAsync(Portal, "/connectors/new");
        await Expect(page.Locator("ul.types li").First).ToBeVisibleAsync();
        await AssertFitsAsync(page);

        await page.GotoAsync("/connectors/new/OddShapes");
        await Expect(page.GetByLabel("Quantum state")).ToBeVisibleAsync();
        await page.GetByLabel("Hint in HTML").FillAsync(new string('x', 500));
        await page.GetByRole(AriaRole.Button, new() { Name = "Create connector" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the call" }).ClickAsync();
        await Expect(page.Locator("#create-call-curl")).ToBeVisibleAsync();
        await AssertFitsAsync(page);

        await page.GotoAsync(CloneAddress);
        await Expect(page.GetByLabel("Password")).ToBeVisibleAsync();
        await AssertFitsAsync(page);

        await page.GotoAsync("/activity");
        await page.CircuitAsync();
        await AssertFitsAsync(page);
    }

    private string CloneAddress => $"/connectors/{Org.Org.Data360.Connections.All.First(connection => connection.ConnectorType == "AwsRdsMySql").Id}/clone";

    private static async Task AssertFitsAsync(IPage page) => Assert.Equal(
        page.ViewportSize!.Width, await page.EvaluateAsync<int>("() => Math.max(document.documentElement.scrollWidth, window.innerWidth)"));
}
