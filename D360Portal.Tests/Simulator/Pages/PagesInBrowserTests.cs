using System.Text.RegularExpressions;
using D360Portal.Simulator;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.SimulatorTests.Pages;

public sealed partial class PagesInBrowserTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 400)]
    public async Task Every_page_is_accessible_and_fits(ColorScheme colours, int width)
    {
        var port = FreePort.Next();
        await using var app = StandAlone.Build(["--Simulator:Port", $"{port}"], out _);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var page = await browser.OpenAsync(new Uri($"http://localhost:{port}"), colours, width);

        await page.GotoAsync("/");
        await AssertGoodAsync(page);

        await page.GotoAsync("/setup/secur/RemoteAccessErrorPage.apexp?error=invalid_scope&error_description=the+requested+scope+is+not+allowed");
        await AssertGoodAsync(page);

        await page.GotoAsync(OrgUnderTest.AuthorizeAddress());
        await AssertGoodAsync(page);

        await page.GetByLabel("Username").FillAsync("nobody@simulated.example");
        await page.GetByLabel("Password").FillAsync("any");
        await page.GetByRole(AriaRole.Button, new() { Name = "Log In" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("This org has no such user. Check the username.");
        await AssertGoodAsync(page);

        await page.GetByLabel("Username").FillAsync("admin@simulated.example");
        await page.GetByLabel("Password").FillAsync("any");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Allow access?");
        await AssertGoodAsync(page);

        await page.RouteAsync(Callback(), route => route.FulfillAsync(new() { Body = "called back" }));
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(Callback());
    }

    private static async Task AssertGoodAsync(IPage page)
    {
        await page.AssertAccessibleAsync();
        Assert.False(
            await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"),
            $"{page.Url} is wider than the window.");
    }

    [GeneratedRegex(@"^http://localhost:3000/oauth/callback\?code=")]
    private static partial Regex Callback();
}
