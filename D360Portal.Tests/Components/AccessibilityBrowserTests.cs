using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Components;

public sealed class AccessibilityBrowserTests(DemoPortal demo, BrowserFixture browser) : BrowserDemoTests(demo, browser)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Static_pages_are_accessible(ColorScheme colours)
    {
        var page = await OpenAsync(colours);
        foreach (var address in (string[])
            [
                "/sign-in", "/sign-in?problem=not_approved", "/sign-in?problem=signed_out", "/connect", "/connect?myDomain=acme.lightning.force.com",
                "/connect?myDomain=https://acme.my.salesforce.com", "/nowhere", "/error", "/sign-in/simulated",
            ])
        {
            await page.GotoAsync(address);
            await page.AssertAccessibleAsync();
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Help_for_the_stranded_is_accessible(ColorScheme colours)
    {
        var page = await OpenAsync(colours);
        await page.GotoAsync("/sign-in");
        await page.GetByText("Stuck on Salesforce's page").ClickAsync();

        await page.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_whole_sign_in_is_accessible(ColorScheme colours)
    {
        var page = await OpenAsync(colours);
        await page.GotoAsync("/sign-in/simulated?returnUrl=/org");
        await page.LogInAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Allow access?" })).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();
        await page.CircuitAsync();
        await Expect(page.GetByText("Salesforce answered at")).ToBeVisibleAsync();

        await page.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData("production")]
    [InlineData("sandbox")]
    [InlineData("developer")]
    [InlineData("simulated")]
    public async Task The_band_of_every_environment_can_be_read(string environment)
    {
        foreach (var colours in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            var page = await OpenAsync(colours);
            await page.GotoAsync("/sign-in");
            await page.EvaluateAsync("name => { document.querySelector('.band').className = `band band-${name}`; }", environment);

            await page.AssertAccessibleAsync();
        }
    }
}
