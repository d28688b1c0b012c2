using D360Portal.Simulator;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections;

/// <summary>In a production org the connector's name must be typed; in a sandbox it need not.</summary>
public sealed class ProductionBrowserTests(BrowserFixture browser)
{
    [Fact]
    public async Task In_production_the_name_is_typed_before_a_connector_is_deleted()
    {
        await using var org = await StartAsync(isSandbox: false);
        var stored = org.Org.Org.Data360.Add("AwsRdsMySql", "Typed <name> & co");
        var page = await org.OpenAsync(browser, $"/connectors/{stored.Id}");
        await Expect(page.Locator("[data-environment=PRODUCTION]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        var typed = dialog.GetByLabel("Type the connector's name to confirm");
        var confirm = dialog.GetByRole(AriaRole.Button, new() { Name = "Delete connector" });
        await typed.FillAsync("typed <name> & co");
        await Expect(dialog.GetByText("This is a production org: type the connector's name.")).ToBeVisibleAsync();
        await Expect(confirm).ToBeDisabledAsync();
        await page.AssertAccessibleAsync();

        await typed.FillAsync(" Typed <name> & co ");
        await confirm.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Typed <name> & co deleted." }).First).ToBeVisibleAsync();
        Assert.DoesNotContain(org.Org.Org.Data360.Connections.All, connection => connection.Id == stored.Id);

        // The portal must not end in the middle of reading the list.
        await Expect(page.GetByText("connectors loaded.")).ToBeAttachedAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task In_production_the_name_is_typed_before_a_connector_is_changed()
    {
        await using var org = await StartAsync(isSandbox: false);
        var stored = org.Org.Org.Data360.Add("AwsRdsMySql", "Changed in production");
        var page = await org.OpenAsync(browser, $"/connectors/{stored.Id}/edit?only=credentials");
        await page.GetByLabel("Username").FillAsync("user");
        await page.GetByLabel("Password").FillAsync("canary");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save credentials" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "type the connector's name" })).ToBeVisibleAsync();

        await page.GetByLabel("Type the connector's name to confirm").FillAsync("Changed in production");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save credentials" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Credentials changed." }).First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task In_a_sandbox_nothing_is_typed()
    {
        await using var org = await StartAsync(isSandbox: true);
        var stored = org.Org.Org.Data360.Add("AwsRdsMySql", "In a sandbox");
        var page = await org.OpenAsync(browser, $"/connectors/{stored.Id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);

        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Delete connector" })).ToBeEnabledAsync();
        await Expect(dialog.GetByLabel("Type the connector's name to confirm")).ToHaveCountAsync(0);
        await page.Context.CloseAsync();
    }

    private static async Task<Started> StartAsync(bool isSandbox)
    {
        var address = new Uri($"http://localhost:{FreePort.Next()}");
        var org = await LoopbackOrg.StartAsync(address, change: options => options with { OrganizationType = "Enterprise Edition", IsSandbox = isSandbox });
        var settings = org.Settings("acme");
        settings["Salesforce:Orgs:acme:DisplayName"] = "Simulated org";
        return new Started(org, await RunningPortal.StartAsync(new RunningPortal.Setup { Address = address, Settings = settings }));
    }

    private sealed record Started(LoopbackOrg Org, RunningPortal Portal) : IAsyncDisposable
    {
        public async Task<IPage> OpenAsync(BrowserFixture browser, string start)
        {
            var page = await browser.OpenAsync(Portal.Address);
            await page.SignInAsync(start);
            return page;
        }

        public async ValueTask DisposeAsync()
        {
            await Portal.DisposeAsync();
            await Org.DisposeAsync();
        }
    }
}
