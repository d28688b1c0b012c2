using System.Text.RegularExpressions;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections.Create;

public sealed class ChooseTypeBrowserTests(DemoPortal demo, BrowserFixture browser) : BrowserDemoTests(demo, browser)
{
    [Fact]
    public async Task What_is_searched_for_stands_in_the_address_and_comes_back_with_it()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, "/connectors/new");
        await page.GetByLabel("Search connector types").FillAsync("odd sh");
        await page.GetByLabel("Only generally available").CheckAsync();
        await Expect(page.GetByText("Nothing fits")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(At("/connectors/new?q=odd%20sh&level=ga"));

        await page.ReloadAsync();
        await page.CircuitAsync();
        await Expect(page.GetByLabel("Search connector types")).ToHaveValueAsync("odd sh");
        await Expect(page.GetByLabel("Only generally available")).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show all types" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(At("/connectors/new"));
    }

    [Fact]
    public async Task Levels_are_explained_and_types_in_use_come_first_with_their_counts()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, "/connectors");
        await Expect(page.GetByText("connectors, as of")).ToBeVisibleAsync();
        await page.GotoAsync("/connectors/new");

        var used = page.GetByRole(AriaRole.Region, new() { Name = "Types in use" });
        await Expect(used.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("AWS RDS MySQL");
        await Expect(used.GetByRole(AriaRole.Listitem).First).ToContainTextAsync("in this org");
        await Expect(page.GetByText("never connects")).ToBeVisibleAsync();
        await Expect(page.GetByText("may have to switch on beta connectors")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Types_that_send_data_out_can_be_picked_out()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, "/connectors/new");
        var types = page.Locator("ul.types li");
        await Expect(types.First).ToBeVisibleAsync();
        var all = await types.CountAsync();

        await page.GetByLabel("Direction").SelectOptionAsync("Sends data out");

        await Expect(types).Not.ToHaveCountAsync(all);
        await Expect(types.Filter(new() { HasText = "data out" }).Or(types.Filter(new() { HasText = "in and out" })).First).ToBeVisibleAsync();
        Assert.InRange(await types.CountAsync(), 1, all - 1);
        await Expect(page).ToHaveURLAsync(At("/connectors/new?direction=out"));
    }

    [Fact]
    public async Task A_type_is_found_and_a_connector_of_it_made_by_keyboard_alone()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, "/connectors/new");
        await Expect(page.Locator("ul.types li").First).ToBeVisibleAsync();
        await page.TabToAsync(page.GetByLabel("Search connector types"));
        await page.Keyboard.TypeAsync("AWS RDS MySQL");
        await Expect(page.Locator("ul.types li")).ToHaveCountAsync(1);

        // The address follows while the focus stays where somebody types.
        await Expect(page).ToHaveURLAsync(At("/connectors/new?q=AWS%20RDS%20MySQL"));
        await Expect(page.GetByLabel("Search connector types")).ToBeFocusedAsync();
        await page.PressByKeyboardAsync(page.GetByRole(AriaRole.Link, new() { Name = "AWS RDS MySQL" }));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "New AWS RDS MySQL connector" })).ToBeVisibleAsync();

        await page.TypeByKeyboardAsync(page.GetByLabel("Name", new() { Exact = true }), "Made by keyboard");
        await page.TypeByKeyboardAsync(page.GetByLabel("Username", new() { Exact = true }), "reader");
        await page.TypeByKeyboardAsync(page.GetByLabel("Password", new() { Exact = true }), "any password");
        await page.TypeByKeyboardAsync(page.GetByLabel("Connection URL", new() { Exact = true }), "db.abc123.eu-west-1.rds.amazonaws.com:3306");
        await page.TypeByKeyboardAsync(page.GetByLabel("Database", new() { Exact = true }), "clinic");
        await page.PressByKeyboardAsync(page.GetByRole(AriaRole.Button, new() { Name = "Create connector" }));

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Made by keyboard", Exact = true })).ToBeVisibleAsync();
        Assert.Contains(Org.Org.Data360.Connections.All, connection => connection.Label == "Made by keyboard");
    }

    /// <summary>The very address: in Playwright's own patterns a question mark is no question mark.</summary>
    private Regex At(string page) => new($"^{Regex.Escape(new Uri(Portal.Address, page).AbsoluteUri)}$");
}
