using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections.Edit;

/// <summary>Changing connectors in a real browser. The org keeps what earlier tests made, so each has connectors of its own.</summary>
public sealed class EditBrowserTests(DemoPortal demo, BrowserFixture browser) : BrowserDemoTests(demo, browser)
{
    private const string Secret = "canary-edited-password";

    [Fact]
    public async Task A_connector_is_changed_after_a_summary_and_a_test_and_no_secret_is_anywhere()
    {
        var stored = Add("Edited");
        var page = await EditAsync(stored);
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync(stored.Label);
        await Expect(page.GetByLabel("API name", new() { Exact = true })).ToHaveValueAsync(stored.Name);
        await Expect(page.GetByLabel("Password")).ToHaveValueAsync("");
        await Expect(page.GetByText("Type every secret again")).ToBeVisibleAsync();
        await Expect(page.GetByText("No data stream of this org uses it.")).ToBeVisibleAsync();

        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Edited and moved");
        await page.GetByLabel("Database").FillAsync("new_clinic");
        await FillSecretsAsync(page);
        var changes = page.GetByRole(AriaRole.Table, new() { Name = "What changes" });
        await Expect(changes.GetByRole(AriaRole.Row).Filter(new() { HasText = "Name" }).First).ToContainTextAsync("Edited and moved");
        await Expect(changes.GetByRole(AriaRole.Row).Filter(new() { HasText = "Password" })).ToContainTextAsync("new");
        await Expect(page.GetByLabel("API name", new() { Exact = true })).ToHaveValueAsync(stored.Name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Connection works" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the call" }).ClickAsync();
        await Expect(page.Locator("#edit-call-curl")).ToContainTextAsync($"-X PUT 'https://simulated-org.my.salesforce.example/services/data/v66.0/ssot/connections/{stored.Id}'");
        Assert.DoesNotContain(Secret, await page.Locator("#edit-call-curl").InnerTextAsync(), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = "Save changes" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Edited and moved", Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Connector changed." }).First).ToBeVisibleAsync();
        Assert.Equal("new_clinic", ((DataFamily)Now(stored)!.Family).Parameters.Single(value => value.ParamName == "DATABASE").Value);
        await page.GotoAsync("/activity");
        await page.CircuitAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Edited and moved" })).ToContainTextAsync("Changed");
        Assert.DoesNotContain(Secret, await page.ContentAsync() + await Portal.ReadFilesAsync() + Portal.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credentials_are_changed_alone_and_everything_else_stays()
    {
        var stored = Add("Rotated");
        var before = ((DataFamily)stored.Family).Parameters;
        var page = await OpenAsync();
        await page.OpenAsync(Portal, $"/connectors/{stored.Id}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Change credentials" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Change credentials of Rotated" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Database")).ToHaveCountAsync(0);
        await FillSecretsAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Save credentials" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Credentials changed." }).First).ToBeVisibleAsync();
        Assert.Equal((stored.Label, stored.Name), (Now(stored)!.Label, Now(stored)!.Name));
        Assert.Equal(before, ((DataFamily)Now(stored)!.Family).Parameters);
    }

    [Fact]
    public async Task What_data_streams_use_is_changed_only_with_a_tick()
    {
        var stored = Add("In use");
        Org.Org.Data360.AddStream(stored, "Patients");
        Org.Org.Data360.AddStream(stored, "Invoices");
        var page = await EditAsync(stored);
        await Expect(page.GetByText("2 data streams use this connector.")).ToBeVisibleAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("In use, changed");
        await FillSecretsAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Save changes" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Data streams use the connector" })).ToBeVisibleAsync();
        Assert.DoesNotContain(Org.Requests.All, request => request.Method == "PUT");

        await page.GetByLabel("Change it although 2 data streams use it").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save changes" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "In use, changed" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_may_only_look_is_told_so_and_loses_nothing()
    {
        var stored = Add("Reviewed");
        var page = await OpenAsync();
        await page.OpenAsync(Portal, $"/connectors/{stored.Id}/edit", "reviewer@simulated.example");
        await page.GetByLabel("Database").FillAsync("mine");
        await FillSecretsAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "Save changes" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "may not" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Password")).ToHaveValueAsync(Secret);
        await Expect(page.GetByLabel("Database")).ToHaveValueAsync("mine");
    }

    [Fact]
    public async Task An_org_that_lets_nothing_be_changed_offers_to_delete_and_create_again()
    {
        Org.Quirks = new Quirks { PutOfDataConnectionsRefused = true, DeletedNameIsFreeAtOnce = true };
        var stored = Add("Created again");
        var page = await EditAsync(stored);
        await page.GetByLabel("Database").FillAsync("again");
        await FillSecretsAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save changes" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "does not let" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the call" }).ClickAsync();
        await Expect(page.Locator("#recreate-delete-call-curl")).ToContainTextAsync("-X DELETE");
        await Expect(page.Locator("#recreate-create-call-curl")).ToContainTextAsync("-X POST");
        await page.AssertAccessibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Delete and create again" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "was deleted and created again. Its new id is" }).First).ToBeVisibleAsync();
        var successor = Assert.Single(Org.Org.Data360.Connections.All, connection => connection.Label == "Created again");
        Assert.NotEqual(stored.Id, successor.Id);
        Assert.Contains(successor.Id, page.Url, StringComparison.Ordinal);
        await page.GotoAsync("/activity");
        await page.CircuitAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = stored.Name }).Filter(new() { Has = page.GetByText("Deleted and created again", new() { Exact = true }) })).ToContainTextAsync(successor.Id);
    }

    [Fact]
    public async Task A_new_one_that_is_refused_leaves_the_form_and_a_way_back_from_the_activity_page()
    {
        Org.Quirks = new Quirks { PutOfDataConnectionsRefused = true, DeletedNameIsFreeAtOnce = true };
        var stored = Add("Lost in between");
        var page = await EditAsync(stored);
        await page.GetByLabel("Database").FillAsync("kept_value");
        await FillSecretsAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save changes" }).ClickAsync();
        Org.Faults.Next(ConnectionWriteFaults.OfCreate(new FaultEffect.Instead(SimulatedAnswer.Json(
            new System.Text.Json.Nodes.JsonArray(new System.Text.Json.Nodes.JsonObject { ["errorCode"] = "INVALID_INPUT", ["message"] = "Not today." }), 400))));
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete and create again" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "The old connector is deleted, but the new one is not there." })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Password")).ToHaveValueAsync(Secret);

        var tab = await page.Context.NewPageAsync();
        await tab.GotoAsync(new Uri(Portal.Address, "/activity").AbsoluteUri);
        await tab.CircuitAsync();
        await tab.GetByRole(AriaRole.Row).Filter(new() { HasText = "Deleted, not created again" }).Filter(new() { HasText = stored.Name }).GetByRole(AriaRole.Link, new() { Name = "Create it again" }).ClickAsync();
        await Expect(tab.GetByLabel("Database")).ToHaveValueAsync("kept_value");
        await Expect(tab.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync(stored.Label);
        await tab.CloseAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Create it again" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Lost in between", Exact = true })).ToBeVisibleAsync();
        Assert.Single(Org.Org.Data360.Connections.All, connection => connection.Label == "Lost in between");
    }

    [Fact]
    public async Task A_reloaded_form_has_everything_but_the_secrets()
    {
        var stored = Add("Reloaded");
        var page = await EditAsync(stored);
        await page.GetByLabel("Database").FillAsync("after_reload");
        await FillSecretsAsync(page);

        await page.ReloadAsync();
        await page.CircuitAsync();

        await Expect(page.GetByText("Your draft is back.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Database")).ToHaveValueAsync("after_reload");
        await Expect(page.GetByLabel("Password")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Leaving_with_unsaved_work_asks_and_nothing_is_called_cloned()
    {
        var stored = Add("Edited and left");
        var page = await EditAsync(stored);
        await Expect(page.GetByText("Stays as it is, whatever the name becomes, unless you change it here.")).ToBeVisibleAsync();
        await Expect(page.GetByText("cloned", new() { Exact = false })).ToHaveCountAsync(0);
        await page.GetByLabel("API name", new() { Exact = true }).FillAsync("");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Edited and stayed");
        await Expect(page.GetByLabel("API name", new() { Exact = true })).ToHaveValueAsync("");
        var cancel = page.GetByRole(AriaRole.Link, new() { Name = "Cancel" });
        await cancel.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Leave this form?" });
        await Expect(dialog).ToContainTextAsync("What you typed is not saved yet.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Stay" }).ClickAsync();
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Edited and stayed");

        await cancel.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Leave" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Edited and left", Exact = true })).ToBeVisibleAsync();
        Assert.DoesNotContain(Org.Requests.All, request => request.Method == "PUT");
    }

    [Fact]
    public async Task A_connector_is_changed_and_deleted_by_keyboard_alone()
    {
        var stored = Add("Kept by keyboard");
        var page = await OpenAsync();
        await page.OpenAsync(Portal, $"/connectors/{stored.Id}");
        await page.PressByKeyboardAsync(page.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true }));
        await page.TypeByKeyboardAsync(page.GetByLabel("Name", new() { Exact = true }), "Changed by keyboard");
        await page.TypeByKeyboardAsync(page.GetByLabel("Username", new() { Exact = true }), "canary-edited-user");
        await page.TypeByKeyboardAsync(page.GetByLabel("Password", new() { Exact = true }), Secret);
        await Expect(page.GetByText("No data stream of this org uses it.")).ToBeVisibleAsync();
        await page.PressByKeyboardAsync(page.GetByRole(AriaRole.Button, new() { Name = "Save changes" }));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Changed by keyboard", Exact = true })).ToBeVisibleAsync();
        Assert.Equal("Changed by keyboard", Now(stored)!.Label);

        await page.PressByKeyboardAsync(page.GetByRole(AriaRole.Button, new() { Name = "Delete", Exact = true }));
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText("No data stream of this org uses it.")).ToBeVisibleAsync();
        await page.PressByKeyboardAsync(dialog.GetByRole(AriaRole.Button, new() { Name = "Delete connector" }));

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Connectors", Exact = true })).ToBeVisibleAsync();
        Assert.Null(Now(stored));
        await Expect(page.GetByText(", as of")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_setting_that_is_filled_in_once_can_only_be_read()
    {
        var stored = Org.Org.Data360.Add("OddShapes", "Odd and fixed");
        var page = await EditAsync(stored);

        await Expect(page.GetByLabel("Version")).ToHaveAttributeAsync("readonly", "");
        await Expect(page.GetByText("Filled in once, and not changeable: Version.")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("SalesforceDotCom", "are changed in Salesforce")]
    [InlineData("AwsRdsMySql", "does not let this connector be changed")]
    public async Task What_cannot_be_changed_has_no_form(string type, string told)
    {
        var stored = Org.Org.Data360.Add(type, $"Not editable {type}", connection => connection.Family is DataFamily data ? connection with { Family = data with { IsEditable = false } } : connection);
        var page = await EditAsync(stored);

        await Expect(page.GetByText(told)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save changes" })).ToHaveCountAsync(0);
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Of_an_Ingestion_API_connector_the_name_is_changed()
    {
        var stored = Org.Org.Data360.Add("IngestApi", "Devices to rename");
        var page = await EditAsync(stored);
        await Expect(page.GetByText("only the name can be changed")).ToBeVisibleAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Devices renamed");

        await page.GetByRole(AriaRole.Button, new() { Name = "Save changes" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Devices renamed", Exact = true })).ToBeVisibleAsync();
        Assert.Equal(stored.Name, Now(stored)!.Name);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 400)]
    public async Task The_page_is_accessible_and_fits_in_every_state(ColorScheme colours, int width)
    {
        var stored = Add($"Looks {colours} {width}");
        Org.Org.Data360.AddStream(stored, "Patients");
        var page = await OpenAsync(colours, width);
        await page.OpenAsync(Portal, $"/connectors/{stored.Id}/edit");
        await Expect(page.GetByText("1 data stream uses this connector.")).ToBeVisibleAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(new string('x', 300));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save changes" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Not sent" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the call" }).ClickAsync();
        await page.AssertAccessibleAsync();
        await page.AssertFitsTheWindowAsync();

        await page.GotoAsync($"/connectors/{stored.Id}/edit?only=credentials");
        await Expect(page.GetByLabel("Password")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        await page.AssertFitsTheWindowAsync();
    }

    private async Task<IPage> EditAsync(StoredConnection stored)
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, $"/connectors/{stored.Id}/edit");
        return page;
    }

    private StoredConnection Add(string label) => Org.Org.Data360.Add("AwsRdsMySql", label);

    private StoredConnection? Now(StoredConnection stored) => Org.Org.Data360.Connections.All.SingleOrDefault(connection => connection.Id == stored.Id);

    private static async Task FillSecretsAsync(IPage page)
    {
        await page.GetByLabel("Username").FillAsync("canary-edited-user");
        await page.GetByLabel("Password").FillAsync(Secret);
    }
}
