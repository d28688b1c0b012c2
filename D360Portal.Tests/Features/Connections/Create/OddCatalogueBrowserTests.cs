using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections.Create;

/// <summary>A catalogue and connectors that do not fit together: each says what is wrong and loses nothing.</summary>
public sealed class OddCatalogueBrowserTests(BrowserFixture browser) : IAsyncLifetime
{
    private readonly List<string> _said = [];
    private RunningPortal _portal = default!;

    public async ValueTask InitializeAsync() => _portal = await RunningPortal.StartAsync(new RunningPortal.Setup
    {
        Org = address => new SimulatorOptions { Seed = OrgSeed.Oddities, CallbackUrls = [new Uri(address, "/oauth/callback").AbsoluteUri] },
    });

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        Assert.Empty(_said);
    }

    [Fact]
    public async Task Every_odd_entry_of_the_catalogue_makes_a_form()
    {
        var page = await OpenAsync("/connectors/new/NoAttributes");
        await Expect(page.GetByText("Connectors of this type have no settings.")).ToBeVisibleAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Nothing to set");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create connector" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nothing to set", Exact = true })).ToBeVisibleAsync();

        await page.GotoAsync("/connectors/new/HundredAttributes");
        await Expect(page.Locator("[data-param]")).ToHaveCountAsync(100);
        await page.GetByLabel("Attribute 100", new() { Exact = true }).FillAsync("last");
        await Expect(page.GetByLabel("Attribute 100", new() { Exact = true })).ToHaveValueAsync("last");

        await page.GotoAsync("/connectors/new/TwinNames");
        await Expect(page.GetByText("The catalogue describes \"host\" more than once; its first description counts.")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-param]")).ToHaveCountAsync(1);

        await page.GotoAsync("/connectors/new/NamelessAttribute");
        await Expect(page.GetByText("The catalogue has a setting without a name, which cannot be filled in.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Host", new() { Exact = true })).ToBeVisibleAsync();

        await page.GotoAsync("/connectors/new/HtmlTooltips");
        await Expect(page.GetByText("<img src=x onerror=\"alert(1)\"> & <a href='javascript:alert(2)'>help</a>")).ToBeVisibleAsync();
        await Expect(page.Locator("main img")).ToHaveCountAsync(0);

        await page.GotoAsync("/connectors/new/TwinOptions");
        await Expect(page.GetByLabel("Mode", new() { Exact = true }).Locator("option")).ToHaveTextAsync(["—", "Fast", "Slow"]);
        await page.AssertAccessibleAsync();

        await page.GotoAsync("/connectors/new/MadeUpEverything");
        await page.GetByLabel("Share", new() { Exact = true }).FillAsync("100");
        await page.GetByLabel("Code", new() { Exact = true }).FillAsync("ab");
        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();
        await Expect(page.GetByText("Between 0.5 and 99.5.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Code has at least 3 characters; this has 2.")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-param=token], [data-param=target]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_connector_whose_type_the_catalogue_does_not_have_can_be_cloned_and_says_so()
    {
        var page = await OpenAsync(CloneOf("Left over"));

        await Expect(page.GetByText("The catalogue of this org does not have the type RetiredConnector")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("address", new() { Exact = true })).ToHaveValueAsync("old.example");
        await Expect(page.GetByLabel("key", new() { Exact = true })).ToHaveValueAsync("");
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Parameters_that_the_catalogue_does_not_know_are_carried_and_the_one_that_cannot_be_is_named()
    {
        var page = await OpenAsync(CloneOf("Clinic with unknown settings"));

        await Expect(page.GetByLabel("ssl_mode", new() { Exact = true })).ToHaveValueAsync("again");
        await Expect(page.GetByText("ssl_mode: the connector has it more than once, with different values. The last one is filled in.")).ToBeVisibleAsync();
        await Expect(page.GetByText("not in the catalogue; the cloned connector has it")).ToBeVisibleAsync();

        // For a new connector of the type the setting is on offer, and nobody has to fill it in.
        await page.GotoAsync("/connectors/new/AwsRdsMySql");
        await Expect(page.GetByLabel("ssl_mode", new() { Exact = true })).ToBeHiddenAsync();
        await page.GetByText("A setting that only other connectors of this type here have").ClickAsync();
        await Expect(page.GetByLabel("ssl_mode", new() { Exact = true })).ToHaveValueAsync("");
        await Expect(page.GetByText("not in the catalogue; 1 of 2 connectors of this type here have it")).ToBeVisibleAsync();
    }

    private string CloneOf(string label) => $"/connectors/{_portal.Org.Org.Data360.Connections.All.Single(connection => connection.Label == label).Id}/clone";

    private async Task<IPage> OpenAsync(string address)
    {
        var page = await browser.OpenAsync(_portal.Address);
        page.PageError += (_, error) => _said.Add(error);
        await page.OpenAsync(_portal, address);
        return page;
    }
}
