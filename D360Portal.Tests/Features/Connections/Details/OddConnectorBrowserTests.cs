using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections.Details;

/// <summary>Connectors that the catalogue does not explain: nothing of them gets lost, and what is missing is said.</summary>
public sealed class OddConnectorBrowserTests(BrowserFixture browser) : IAsyncLifetime
{
    private RunningPortal _portal = default!;

    public async ValueTask InitializeAsync() => _portal = await RunningPortal.StartAsync(new RunningPortal.Setup
    {
        Org = address => new SimulatorOptions { Seed = OrgSeed.Oddities, CallbackUrls = [new Uri(address, "/oauth/callback").AbsoluteUri] },
    });

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task A_type_that_the_catalogue_does_not_have_is_shown_by_the_names_of_the_API_and_has_its_source()
    {
        var page = await OpenAsync("Left over");

        var settings = page.GetByRole(AriaRole.Region, new() { Name = "Settings" });
        await Expect(settings).ToContainTextAsync("The org's catalogue does not have the type RetiredConnector.");
        await Expect(settings).ToContainTextAsync("old.example");
        await Expect(settings).ToContainTextAsync("key");
        await page.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Source" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Objects", Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("Nothing is listed here.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Settings_that_the_catalogue_does_not_know_are_all_shown_and_marked()
    {
        var page = await OpenAsync("Clinic with unknown settings");

        var settings = page.GetByRole(AriaRole.Region, new() { Name = "Settings" });
        await Expect(settings.GetByText("ssl_mode (not in the catalogue)")).ToHaveCountAsync(2);
        await Expect(settings).ToContainTextAsync("<required>");
        await Expect(settings).ToContainTextAsync("again");
        await Expect(settings.GetByText("(not in the catalogue)")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task A_type_that_nobody_has_heard_of_can_be_looked_through()
    {
        var page = await OpenAsync("One of NoAttributes");

        await page.GetByRole(AriaRole.Link, new() { Name = "Source" }).ClickAsync();
        await page.GetByRole(AriaRole.Button).Filter(new() { HasText = "Contacts" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview rows" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "20 rows" })).ToBeVisibleAsync();
    }

    private async Task<IPage> OpenAsync(string label)
    {
        var page = await browser.OpenAsync(_portal.Address);
        await page.OpenAsync(_portal, $"/connectors/{_portal.Org.Org.Data360.Connections.All.First(connection => connection.Label == label).Id}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(label);
        return page;
    }
}
