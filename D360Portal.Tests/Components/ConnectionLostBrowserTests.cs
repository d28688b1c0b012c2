using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Components;

/// <summary>A portal that goes away under an open page, and comes back.</summary>
public sealed class ConnectionLostBrowserTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_lost_connection_is_said_and_after_a_restart_a_reload_goes_on()
    {
        // The org lives on, as a real one does.
        using var folder = new TemporaryFolder();
        var address = new Uri($"http://localhost:{FreePort.Next()}");
        await using var org = await LoopbackOrg.StartAsync(address);
        var setup = new RunningPortal.Setup
        {
            Folder = folder,
            Address = address,
            Settings = new(org.Settings("acme")) { ["Salesforce:Orgs:acme:DisplayName"] = "Simulated org" },
        };
        await using var before = await RunningPortal.StartAsync(setup);
        var page = await browser.OpenAsync(before.Address);
        await page.SignInAsync("/org");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Connection to the portal lost" });
        await Expect(dialog).ToBeHiddenAsync();

        await before.DisposeAsync();

        await Expect(dialog).ToBeVisibleAsync();
        await Expect(dialog.GetByText("Trying to reconnect")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();

        await using var after = await RunningPortal.StartAsync(setup);
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Reload" })).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Reload" }).ClickAsync();
        await page.CircuitAsync();
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Org", Exact = true })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }
}
