using D360Portal.Simulator;
using D360Portal.Simulator.Data360.Sources;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections.Details.Source;

public sealed class SourceTabBrowserTests(DemoPortal demo, BrowserFixture browser) : TabBrowserTests(demo, browser)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_clinic_is_looked_through_by_keyboard_down_to_its_rows(bool otherQuirks)
    {
        Org.Quirks = otherQuirks ? Quirks.AllOther with { DatabaseKey = null, MissingItemIsNotFound = true } : new Quirks();
        var page = await OpenTabAsync("AWS RDS MySQL clinic 12");
        Assert.Empty(Calls("/databases"));

        await PressAsync(page, Tab(page, "Source"));
        await Expect(Heading(page, "Databases")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Uri(Portal.Address, AddressOf(Connector("AWS RDS MySQL clinic 12"), "source")).AbsoluteUri);
        await PressAsync(page, Line(page, "clinic_12"));
        await Expect(Heading(page, "Schemas of clinic_12")).ToBeFocusedAsync();
        await PressAsync(page, Line(page, "clinic_12"));
        await Expect(Heading(page, "Objects of clinic_12")).ToBeFocusedAsync();
        await PressAsync(page, Line(page, "Patients"));
        await Expect(Heading(page, "Fields of Patients")).ToBeFocusedAsync();
        var fields = page.GetByRole(AriaRole.Region, new() { Name = "Fields", Exact = true });
        await Expect(fields.GetByRole(AriaRole.Row, new() { Name = "id Number BIGINT yes key" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Preview photo")).Not.ToBeCheckedAsync();
        Assert.Empty(Calls("/preview"));

        await PressAsync(page, Button(page, "Preview rows"));
        await Expect(Heading(page, "20 rows")).ToBeFocusedAsync();
        var rows = page.GetByRole(AriaRole.Region, new() { Name = "20 rows" });
        await Expect(rows.GetByRole(AriaRole.Cell, new() { Name = "Åse Øvrebø" }).First).ToBeVisibleAsync();
        await Expect(rows.GetByText("<script>alert('note')</script>").First).ToBeVisibleAsync();
        await Expect(rows.GetByText("null", new() { Exact = true }).First).ToBeVisibleAsync();
        Assert.Single(Calls("/preview"));
        await page.AssertAccessibleAsync();

        // Whatever was on the screen is nowhere else.
        Assert.DoesNotContain("Øvrebø", Portal.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Åse", await Portal.ReadFilesAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_call_is_counted_and_shown_as_it_was_sent()
    {
        var page = await OpenTabAsync("AWS RDS MySQL clinic 12", "source");
        await Expect(page.GetByText("1 so far")).ToBeVisibleAsync();
        await Expect(page.GetByText("left today")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the call" }).ClickAsync();
        var panel = page.GetByRole(AriaRole.Region, new() { Name = "The call" });
        await Expect(panel).ToContainTextAsync("/databases'");

        await Line(page, "clinic_12").ClickAsync();

        await Expect(panel).ToContainTextAsync("/database-schemas'");
        await Expect(panel).ToContainTextAsync("\"DATABASE\": \"clinic_12\"");
        await Expect(panel).ToContainTextAsync("Bearer $SF_TOKEN");
        await Expect(page.GetByText("2 so far")).ToBeVisibleAsync();
        await Expect(page.GetByText("Salesforce takes the database as DATABASE for connectors of this type.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Tabs_are_addresses_and_coming_back_costs_no_call()
    {
        var connector = Connector("AWS RDS MySQL clinic 12");
        var page = await OpenTabAsync("AWS RDS MySQL clinic 12", "source");
        await Line(page, "clinic_12").ClickAsync();
        await Expect(Heading(page, "Schemas of clinic_12")).ToBeVisibleAsync();
        await Expect(Tab(page, "Source")).ToHaveAttributeAsync("aria-current", "page");
        var calls = Calls("/ssot/").Count;

        await Tab(page, "Overview").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Settings" })).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Uri(Portal.Address, AddressOf(connector)).AbsoluteUri);
        await page.GoBackAsync();
        await Expect(Heading(page, "Schemas of clinic_12")).ToBeVisibleAsync();
        await page.GoForwardAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Settings" })).ToBeVisibleAsync();

        Assert.Equal(calls, Calls("/ssot/").Count);
    }

    [Fact]
    public async Task The_path_leads_back_and_rows_are_gone_with_the_tab()
    {
        var page = await OpenTabAsync("AWS RDS MySQL clinic 12", "source");
        await Line(page, "clinic_12").ClickAsync();
        await Button(page, "List the objects of all schemas").ClickAsync();
        await Line(page, "Invoices").ClickAsync();
        await Button(page, "Preview rows").ClickAsync();
        await Expect(Heading(page, "20 rows")).ToBeVisibleAsync();

        await Tab(page, "Overview").ClickAsync();
        await Tab(page, "Source").ClickAsync();
        await Expect(Heading(page, "Fields of Invoices")).ToBeVisibleAsync();
        await Expect(Heading(page, "20 rows")).ToHaveCountAsync(0);

        var path = page.GetByRole(AriaRole.Navigation, new() { Name = "Path in the source" });
        await path.GetByRole(AriaRole.Button, new() { Name = "All schemas" }).ClickAsync();
        await Expect(Heading(page, "Objects of clinic_12")).ToBeFocusedAsync();
        await path.GetByRole(AriaRole.Button, new() { Name = "Databases" }).ClickAsync();
        await Expect(Heading(page, "Databases")).ToBeFocusedAsync();
        await Expect(path).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_source_out_of_reach_is_explained_in_the_tab_and_the_others_live()
    {
        var stored = Connector("AWS RDS MySQL clinic 21");
        Org.Org.Data360.Connections.Update(stored.Id, connection => connection with { Source = new(SourceFault.Unreachable) });
        var page = await OpenTabAsync(stored.Label, "source");

        var alert = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Salesforce could not reach the source." });
        await Expect(alert).ToBeVisibleAsync();
        await alert.GetByText("Salesforce's words").ClickAsync();
        await Expect(alert).ToContainTextAsync("CONNECTION_NOT_ESTABLISHED");
        await page.AssertAccessibleAsync();
        await Tab(page, "Overview").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Settings" })).ToBeVisibleAsync();

        Org.Org.Data360.Connections.Update(stored.Id, connection => connection with { Source = D360Portal.Simulator.Data360.Sources.Source.Answering });
        await Tab(page, "Source").ClickAsync();
        await Button(page, "Try again").ClickAsync();
        await Expect(Heading(page, "Databases")).ToBeVisibleAsync();
        await Expect(alert).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_object_that_is_not_listed_is_reached_by_its_name()
    {
        var page = await OpenTabAsync("Imaging archive Bergen", "source");
        await Expect(page.GetByText("Salesforce tells no databases of this connector")).ToBeVisibleAsync();

        await page.GetByLabel("An object that is not listed").FillAsync("nothing like it");
        await Button(page, "Open").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "nothing like it" })).ToBeVisibleAsync();
        await page.GetByLabel("An object that is not listed").FillAsync("files");
        await page.Keyboard.PressAsync("Enter");

        await Expect(Heading(page, "Fields of files")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Long_texts_come_whole_when_they_are_asked_for()
    {
        var page = await OpenTabAsync("AWS RDS MySQL clinic 12", "source");
        await Button(page, "List the objects without a database").ClickAsync();
        await Line(page, "Patients").ClickAsync();
        await page.GetByLabel("Most rows").FillAsync("40");
        await Button(page, "Preview rows").ClickAsync();
        await Expect(Heading(page, "40 rows")).ToBeVisibleAsync();
        Assert.DoesNotContain(new string('x', 100), await page.ContentAsync(), StringComparison.Ordinal);

        var more = page.GetByRole(AriaRole.Button, new() { Name = "all 5000 characters of notes in row" }).First;
        await more.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "less of notes in row" })).ToBeVisibleAsync();

        Assert.Contains(new string('x', 5_000), await page.ContentAsync(), StringComparison.Ordinal);
        await page.AssertFitsTheWindowAsync();
    }

    [Fact]
    public async Task Of_many_objects_those_that_are_looked_for_are_found()
    {
        var objects = string.Join(',', Enumerable.Range(1, 3_000).Select(number => $$"""{"name":"Table_{{number:D4}}"}"""));
        Org.Faults.Next(new Fault(
            "POST",
            $"/services/data/v66.0/ssot/connections/{Connector("Salesforce Connector Home").Id}/objects",
            new FaultEffect.Instead(new SimulatedAnswer { Status = 200, ContentType = "application/json", Body = $$"""{"objects":[{{objects}}]}""" })));
        var page = await OpenTabAsync("Salesforce Connector Home", "source");
        await Expect(Line(page, "Table_0001")).ToBeVisibleAsync();
        Assert.InRange(await page.GetByRole(AriaRole.List, new() { Name = "Objects" }).GetByRole(AriaRole.Button).CountAsync(), 5, 200);

        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search objects" }).FillAsync("_2718");

        await Expect(page.GetByText("1 of 3000 objects")).ToBeVisibleAsync();
        await Expect(Line(page, "Table_2718")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 400)]
    [InlineData(ColorScheme.Dark, 400)]
    public async Task Every_step_is_accessible_and_fits(ColorScheme colours, int width)
    {
        var page = await OpenTabAsync("AWS RDS MySQL clinic 12", "source", colours, width);
        await Expect(Heading(page, "Databases")).ToBeVisibleAsync();
        await LooksRightAsync(page);
        await Line(page, "clinic_12").ClickAsync();
        await Expect(Heading(page, "Schemas of clinic_12")).ToBeVisibleAsync();
        await LooksRightAsync(page);
        await Line(page, "clinic_12").ClickAsync();
        await Line(page, "Patients").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the call" }).ClickAsync();
        await Button(page, "Preview rows").ClickAsync();
        await Expect(Heading(page, "20 rows")).ToBeVisibleAsync();
        await LooksRightAsync(page);
    }

    private static async Task LooksRightAsync(IPage page)
    {
        await page.AssertAccessibleAsync();
        await page.AssertFitsTheWindowAsync();
    }
}
