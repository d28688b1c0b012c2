using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections.Browse;

public sealed class BigInventoryBrowserTests(BigInventory big, BrowserFixture browser) : IClassFixture<BigInventory>
{
    private const string LinesInPage = "tbody th[scope=row]";

    [Fact]
    public async Task Five_thousand_connectors_scroll_to_their_end_and_few_of_them_are_in_the_page()
    {
        var said = new List<string>();
        var page = await browser.OpenAsync(big.Portal.Address);
        page.PageError += (_, error) => said.Add(error);
        await page.OpenAsync(big.Portal, "/connectors");
        await Expect(page.GetByText("5000 connectors, as of")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Connectors" })).ToHaveAttributeAsync("aria-rowcount", "5001");
        await Expect(page.Locator(LinesInPage).First).ToBeVisibleAsync();
        Assert.InRange(await page.Locator(LinesInPage).CountAsync(), 10, 100);

        await page.EvaluateAsync("() => scrollTo(0, document.documentElement.scrollHeight)");

        await Expect(page.Locator("tr[aria-rowindex='5001']")).ToBeInViewportAsync();
        Assert.InRange(await page.Locator(LinesInPage).CountAsync(), 10, 100);
        await page.EvaluateAsync("() => scrollTo(0, document.documentElement.scrollHeight / 2)");
        await Expect(page.Locator("tr[aria-rowindex='2500']")).ToBeInViewportAsync();

        var first = big.Portal.Org.Org.Data360.Connections.All[0];
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search connectors" }).FillAsync(first.Label);
        await Expect(page.Locator(LinesInPage)).ToHaveTextAsync([first.Label]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear", Exact = true }).ClickAsync();
        await page.GetByLabel("Group by").SelectOptionAsync("Type");
        await Expect(page.Locator("tbody button[aria-expanded]").First).ToBeVisibleAsync();
        Assert.InRange(await page.Locator(LinesInPage).CountAsync(), 10, 100);
        await page.AssertAccessibleAsync();
        await page.Context.CloseAsync();

        Assert.Empty(said);
        Assert.Empty(big.Portal.Log.Complaints());
    }
}
