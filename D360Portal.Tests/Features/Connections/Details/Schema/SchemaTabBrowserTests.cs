using D360Portal.Simulator;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections.Details.Schema;

public sealed class SchemaTabBrowserTests(DemoPortal demo, BrowserFixture browser) : TabBrowserTests(demo, browser)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Schemas_are_shown_checked_and_their_file_is_saved(bool otherQuirks)
    {
        Org.Quirks = otherQuirks ? Quirks.AllOther with { SchemaStatusHasSpace = true } : new Quirks();
        var page = await OpenTabAsync("Bedside devices Bergen");
        Assert.Empty(Calls("/schema"));

        await PressAsync(page, Tab(page, "Schema"));
        await Expect(page.GetByText("Heart rate")).ToBeVisibleAsync();
        await Expect(page.GetByText("3 fields · in use by a data stream")).ToBeVisibleAsync();
        await Expect(page.GetByText("Alarm <urgent> & loud")).ToBeVisibleAsync();
        await Expect(page.GetByText("2 fields · available")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Fields of Heart rate" }).GetByRole(AriaRole.Row, new() { Name = "Beats per minute bpm Number" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "What its source pushes" })).ToContainTextAsync("Events go to");

        await Button(page, "Check schemas").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Salesforce finds nothing wrong with the schemas." })).ToBeVisibleAsync();
        var file = await page.RunAndWaitForDownloadAsync(() => Button(page, "Download OpenAPI file").ClickAsync());
        Assert.Equal("Bedside_devices_Bergen.yaml", file.SuggestedFilename);
        Assert.StartsWith("openapi: 3.0.3", await File.ReadAllTextAsync(await file.PathAsync(), Cancellation), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Button, new() { Name = "Show the call" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "The call" })).ToContainTextAsync("/endpoints'");
        await Expect(page.GetByText("3 so far")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_is_wrong_with_the_schemas_is_said_in_Salesforce_s_words()
    {
        var stored = Connector("Bedside devices Lyon");
        Org.Org.Data360.Connections.Update(stored.Id, connection => connection with { Schemas = [connection.Schemas[0] with { Fields = [] }] });
        var page = await OpenTabAsync(stored.Label, "schema");
        await Expect(page.GetByText("It has no fields.")).ToBeVisibleAsync();

        await Button(page, "Check schemas").ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Salesforce finds the schemas wrong. The schema HeartRate has no fields." })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_web_site_has_schemas_without_a_file_and_may_have_none()
    {
        var page = await OpenTabAsync("Patient portal Bergen", "schema");

        await Expect(page.GetByText("It has no schema yet, so it cannot take data.")).ToBeVisibleAsync();
        await Expect(Button(page, "Check schemas")).ToBeDisabledAsync();
        await Expect(Button(page, "Download OpenAPI file")).ToHaveCountAsync(0);
        await Expect(Tab(page, "Source")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_failure_can_be_tried_again()
    {
        var connector = Connector("Bedside devices Bergen");
        Org.Faults.Next(AnyFaults.Status($"/services/data/v66.0/ssot/connections/{connector.Id}/schema", 503));
        var page = await OpenTabAsync(connector.Label, "schema");
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Salesforce is busy or under maintenance." })).ToBeVisibleAsync();

        await Button(page, "Try again").ClickAsync();

        await Expect(page.GetByText("Heart rate")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 400)]
    public async Task The_tab_is_accessible_and_fits(ColorScheme colours, int width)
    {
        var page = await OpenTabAsync("Bedside devices Bergen", "schema", colours, width);
        await Expect(page.GetByText("Heart rate")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        await page.AssertFitsTheWindowAsync();
    }
}
