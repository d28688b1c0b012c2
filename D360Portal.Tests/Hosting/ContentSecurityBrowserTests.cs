using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Hosting;

/// <summary>The content security policy as a real browser keeps it: every page lives with it.</summary>
public sealed class ContentSecurityBrowserTests(DemoPortal demo, BrowserFixture browser) : BrowserDemoTests(demo, browser)
{
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task No_page_asks_for_what_the_policy_forbids(ColorScheme colours)
    {
        var violations = new List<string>();
        var page = await OpenAsync(colours);
        await page.Context.ExposeFunctionAsync("told", (string violation) => violations.Add(violation));
        await page.AddInitScriptAsync("addEventListener('securitypolicyviolation', event => told(`${location} ${event.effectiveDirective} ${event.blockedURI}`));");

        foreach (var address in (string[])
            ["/sign-in", "/sign-in?problem=not_approved", "/connect", "/connect?myDomain=https://acme.my.salesforce.com", "/nowhere", "/error", "/o/nowhere/org"])
        {
            await page.GotoAsync(address);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        }

        await page.SignInAsync();
        await Expect(page.GetByRole(AriaRole.Row).Nth(1)).ToBeVisibleAsync();
        var id = Org.Org.Data360.Connections.All[0].Id;
        foreach (var address in (string[])["/org", "/activity", "/connectors/new", "/connectors/new/AwsRdsMySql", $"/connectors/{id}", $"/connectors/{id}/clone"])
        {
            await page.GotoAsync(address);
            await page.CircuitAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        }

        await page.GotoAsync($"/connectors/{id}");
        await page.CircuitAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the call" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();
        await Expect(page.GetByText("Connection works").Or(page.GetByText("Connection failed")).First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));

        Assert.Empty(violations);
    }
}
