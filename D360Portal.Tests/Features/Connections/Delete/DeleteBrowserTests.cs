using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections;

/// <summary>Deleting connectors in a real browser. Each test has a connector of its own.</summary>
public sealed class DeleteBrowserTests(DemoPortal demo, BrowserFixture browser) : BrowserDemoTests(demo, browser)
{
    [Fact]
    public async Task A_connector_is_deleted_with_the_keyboard_alone()
    {
        var stored = Add("Deleted by hand");
        var page = await OpenAsync();
        await page.OpenAsync(Portal, "/connectors");
        await page.SearchConnectorsAsync("Deleted by hand");
        await page.GetByRole(AriaRole.Link, new() { Name = "Deleted by hand" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Deleted by hand" })).ToBeVisibleAsync();
        await page.SettleFocusAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToBeVisibleAsync();
        await Expect(dialog.GetByText("No data stream of this org uses it.")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();

        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true })).ToBeFocusedAsync();
        Assert.DoesNotContain(Org.Requests.All, request => request.Method == "DELETE");

        await page.Keyboard.PressAsync("Enter");
        var confirm = dialog.GetByRole(AriaRole.Button, new() { Name = "Delete connector" });
        await Expect(confirm).ToBeEnabledAsync();
        for (var tab = 0; tab < 10 && !await confirm.EvaluateAsync<bool>("element => element === document.activeElement"); tab++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement === document.body || document.activeElement.closest('dialog') !== null"), "The focus left the dialog.");
        }

        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Connectors", Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Deleted by hand deleted." }).First).ToBeVisibleAsync();
        await page.GetByLabel("Search connectors").FillAsync("Deleted by hand");
        await Expect(page.GetByText("Nothing fits")).ToBeVisibleAsync();
        Assert.DoesNotContain(Org.Org.Data360.Connections.All, connection => connection.Id == stored.Id);
        Assert.Single(Org.Requests.To("/services/data/v66.0/ssot/data-streams"));
        await page.GotoAsync("/activity");
        await page.CircuitAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Deleted by hand" })).ToContainTextAsync("Deleted");
    }

    [Fact]
    public async Task What_data_streams_use_is_blocked_and_Salesforce_s_refusal_explained()
    {
        var stored = Add("Used by streams");
        Org.Org.Data360.AddStream(stored, "Patients");
        var (page, dialog) = await OpenDialogAsync(stored);
        await Expect(dialog.GetByText("1 data stream uses this connector.")).ToBeVisibleAsync();
        await Expect(dialog.GetByText("Patients Used by streams")).ToBeVisibleAsync();
        var confirm = dialog.GetByRole(AriaRole.Button, new() { Name = "Delete connector" });
        await Expect(confirm).ToBeDisabledAsync();

        await dialog.GetByLabel("Delete it although 1 data stream uses it").CheckAsync();
        await confirm.ClickAsync();

        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("A data stream still uses this connector");
        await page.AssertAccessibleAsync();
        Assert.Contains(Org.Org.Data360.Connections.All, connection => connection.Id == stored.Id);
    }

    [Fact]
    public async Task What_uses_it_and_cannot_be_told_needs_a_tick()
    {
        var stored = Add("Nobody knows");
        Org.Faults.Next(StreamFaults.Forbidden);
        var (page, dialog) = await OpenDialogAsync(stored);
        await Expect(dialog.GetByText("It could not be told what uses this connector.")).ToBeVisibleAsync();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Delete connector" })).ToBeDisabledAsync();

        await dialog.GetByLabel("Delete it although it could not be told what uses it").CheckAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete connector" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Nobody knows deleted." }).First).ToBeVisibleAsync();
        await Expect(page.GetByText("connectors loaded.")).ToBeAttachedAsync();
    }

    [Fact]
    public async Task The_call_is_shown()
    {
        var stored = Add("Shown call");
        var (_, dialog) = await OpenDialogAsync(stored);

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Show the call" }).ClickAsync();

        await Expect(dialog.Locator("#delete-call-curl")).ToContainTextAsync($"-X DELETE 'https://simulated-org.my.salesforce.example/services/data/v66.0/ssot/connections/{stored.Id}'");
    }

    [Fact]
    public async Task Who_may_only_look_is_told_so()
    {
        var stored = Add("Reviewed and kept");
        var (_, dialog) = await OpenDialogAsync(stored, "reviewer@simulated.example");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Delete connector" }).ClickAsync();

        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("may not");
    }

    [Fact]
    public async Task What_Salesforce_does_not_let_be_deleted_has_a_reason_in_place_of_a_dialog()
    {
        var stored = Org.Org.Data360.Add("AwsRdsMySql", "Undeletable", connection => connection with { Family = (DataFamily)connection.Family with { IsDeletable = false } });
        var page = await OpenAsync();
        await page.OpenAsync(Portal, $"/connectors/{stored.Id}");

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true })).ToBeDisabledAsync();
        await Expect(page.GetByText("Salesforce does not let this connector be deleted.")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 400)]
    [InlineData(ColorScheme.Dark, 1280)]
    public async Task The_dialog_is_accessible_and_fits(ColorScheme colours, int width)
    {
        var stored = Add($"Dialog {colours} {new string('y', 120)}");
        Org.Org.Data360.AddStream(stored, "Patients");
        var page = await OpenAsync(colours, width);
        await page.OpenAsync(Portal, $"/connectors/{stored.Id}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Show the call" }).ClickAsync();
        await Expect(dialog.Locator("#delete-call-curl")).ToBeVisibleAsync();

        await page.AssertAccessibleAsync();
        await page.AssertFitsTheWindowAsync();
    }

    private async Task<(IPage Page, ILocator Dialog)> OpenDialogAsync(StoredConnection stored, string username = "admin@simulated.example")
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, $"/connectors/{stored.Id}", username);
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }).ClickAsync();
        return (page, page.GetByRole(AriaRole.Dialog));
    }

    private StoredConnection Add(string label) => Org.Org.Data360.Add("AwsRdsMySql", label);
}
