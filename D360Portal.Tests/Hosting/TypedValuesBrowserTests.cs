using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Hosting;

/// <summary>What is typed travels through a circuit, whose every message the framework would log if it were let.</summary>
public sealed class TypedValuesBrowserTests(BrowserFixture browser)
{
    [Fact]
    public async Task What_is_typed_is_not_logged_at_the_lowest_level()
    {
        await using var portal = await RunningPortal.StartAsync(new RunningPortal.Setup { Settings = PortalLoggingTests.Verbose() });
        var page = await browser.OpenAsync(portal.Address);
        await page.SignInAsync("/connectors/new/AwsRdsMySql");
        foreach (var (field, value) in ((string, string)[])
            [("Name", "canary-label"), ("Username", "canary-user"), ("Password", "canary-password"), ("Connection URL", "canary.abc123.eu-west-1.rds.amazonaws.com:3306"), ("Database", "canary-database")])
        {
            await page.GetByLabel(field, new() { Exact = true }).FillAsync(value);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Connection works" }).First).ToBeVisibleAsync();
        await page.Context.CloseAsync();

        var text = portal.Log.Text;
        Assert.Contains("Verbose ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", text, StringComparison.Ordinal);
    }
}
