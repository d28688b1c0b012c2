using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsvHelper;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections.Browse;

public sealed partial class BrowsePageBrowserTests(DemoPortal demo, BrowserFixture browser) : BrowserDemoTests(demo, browser)
{
    private const string Lists = "/services/data/v66.0/ssot/connections";

    private IReadOnlyList<string> Labels => [.. Org.Org.Data360.Connections.All.Select(connection => connection.Label)];

    /// <summary>Types that a test found empty are asked again by the next.</summary>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var database = await Portal.OpenDatabaseAsync();
        await database.TypesInUse.ExecuteDeleteAsync(Cancellation);
    }

    [Fact]
    public async Task Every_connector_has_a_row_whose_header_leads_to_it_by_its_name()
    {
        var page = await OpenAsync("/connectors");

        await ShowsAsync(page, Labels.Count);
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Connectors" })).ToHaveAttributeAsync("aria-rowcount", $"{Labels.Count + 1}");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { Has = page.GetByRole(AriaRole.Rowheader, new() { Name = "AWS RDS MySQL clinic 01", Exact = true }) });
        await Expect(row.GetByRole(AriaRole.Cell)).ToContainTextAsync(["AWS_RDS_MySQL_clinic_01", "AWS RDS MySQL", "Connected", "Ingress", "ago"]);
        await row.GetByRole(AriaRole.Link, new() { Name = "AWS RDS MySQL clinic 01", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("AWS RDS MySQL clinic 01");
    }

    [Fact]
    public async Task The_page_tells_how_old_the_list_is_what_it_cost_and_what_is_left()
    {
        var page = await OpenAsync("/connectors");

        await ShowsAsync(page, Labels.Count);
        await Expect(page.GetByText($"{Labels.Count} connectors, as of just now")).ToBeVisibleAsync();
        var calls = Org.Requests.All.Count(request => request.Path.Contains("/ssot/", StringComparison.Ordinal));
        await Expect(page.GetByText($"cost {calls} calls")).ToBeVisibleAsync();
        await Expect(page.GetByText("calls left of this day")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_view_makes_each_call_once_and_a_second_tab_none()
    {
        var page = await OpenAsync("/connectors");
        await ShowsAsync(page, Labels.Count);
        var calls = Org.Requests.All.Where(request => request.Path.Contains("/ssot/", StringComparison.Ordinal)).ToArray();
        Assert.Distinct(calls.Select(call => call.Path + call.Query));

        var second = await page.Context.NewPageAsync();
        await second.GotoAsync("/connectors?type=act");
        await second.CircuitAsync();
        await Expect(second.GetByText($"{Labels.Count} connectors, as of")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await ShowsAsync(page, Labels.Count);

        Assert.Equal(calls.Length, Org.Requests.All.Count(request => request.Path.Contains("/ssot/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_prerendered_page_makes_no_call_and_carries_no_row()
    {
        using var browser = Portal.OpenBrowser();
        await browser.SignInAsync();
        Org.Requests.Clear();

        var page = await browser.OpenAsync("/connectors?q=clinic");

        Assert.Equal("Connectors", page.Heading);
        Assert.DoesNotContain("AWS RDS MySQL clinic", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(Org.Requests.All, request => request.Path.Contains("/ssot/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_search_finds_as_the_user_types_and_stands_in_the_address()
    {
        var page = await OpenAsync("/connectors");
        await Expect(page.GetByText("connectors loaded")).ToBeAttachedAsync();

        await Search(page).PressSequentiallyAsync("CLINIC 07");

        await ShowsAsync(page, Matching("clinic 07"));
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "AWS RDS MySQL clinic 07" })).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/connectors\?q=CLINIC(\+|%20)07$"));
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "connectors shown" })).ToHaveTextAsync($"{Matching("clinic 07")} of {Labels.Count} connectors shown.");
        await page.ReloadAsync();
        await ShowsAsync(page, Matching("clinic 07"));
        await Expect(Search(page)).ToHaveValueAsync("CLINIC 07");
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear", Exact = true }).ClickAsync();

        await ShowsAsync(page, Labels.Count);
        await Expect(Search(page)).ToHaveValueAsync("");
        await Expect(page).ToHaveURLAsync(new Uri(Portal.Address, "/connectors").AbsoluteUri);
    }

    [Fact]
    public async Task The_search_finds_hosts_and_ids()
    {
        var page = await OpenAsync("/connectors");
        var connector = Org.Org.Data360.Connections.All.First(connection => connection.Label == "AWS RDS MySQL clinic 33");
        await ShowsAsync(page, Labels.Count);

        await Search(page).FillAsync("clinic-33.");
        await ShowsAsync(page, 1);
        await Search(page).FillAsync(connector.Id);
        await ShowsAsync(page, 1);
        await Search(page).FillAsync("no such thing");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nothing fits" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear search and filters" }).ClickAsync();
        await ShowsAsync(page, Labels.Count);
    }

    [Fact]
    public async Task Types_and_statuses_filter_and_their_counts_are_true()
    {
        var page = await OpenAsync("/connectors");
        await ShowsAsync(page, Labels.Count);
        var postgres = Org.Org.Data360.Connections.All.Count(connection => connection.ConnectorType == "AwsRdsPostgres");

        await Type(page).SelectOptionAsync("AwsRdsPostgres");

        await ShowsAsync(page, postgres);
        await Expect(Type(page).Locator("option:checked")).ToHaveTextAsync(new Regex($@"\({postgres}\)$"));
        var chips = page.GetByRole(AriaRole.Group, new() { Name = "Filter by status" }).GetByRole(AriaRole.Button, new() { NameRegex = Counted() });
        var counts = (await chips.AllInnerTextsAsync()).Select(text => int.Parse(Counted().Match(text).Value, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(postgres, counts.Sum());
        Assert.True(counts.Length > 1);

        await chips.First.ClickAsync();

        await ShowsAsync(page, counts[0]);
        await Expect(chips.First).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page).ToHaveURLAsync(new Regex(@"\?type=AwsRdsPostgres&status="));
        await page.ReloadAsync();
        await ShowsAsync(page, counts[0]);
        await Expect(Type(page)).ToHaveValueAsync("AwsRdsPostgres");
        await Expect(chips.First).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task Groups_have_headings_with_counts_and_can_be_closed()
    {
        var page = await OpenAsync("/connectors");
        await ShowsAsync(page, Labels.Count);

        await page.GetByLabel("Group by").SelectOptionAsync("Type");

        var types = Org.Org.Data360.Connections.All.Select(connection => connection.ConnectorType).Distinct().Count();
        var groups = page.Locator("tbody button[aria-expanded]");
        await Expect(groups).ToHaveCountAsync(types);
        var mySql = groups.Filter(new() { HasText = "AWS RDS MySQL" });
        await Expect(mySql).ToContainTextAsync("57");
        await mySql.ClickAsync();

        await Expect(mySql).ToHaveAttributeAsync("aria-expanded", "false");
        await ShowsAsync(page, Labels.Count - 57);
        await Expect(page).ToHaveURLAsync(new Regex(@"\?group=type$"));
        await page.ReloadAsync();
        await Expect(groups).ToHaveCountAsync(types);
    }

    [Fact]
    public async Task A_column_sorts_and_turns_round()
    {
        var page = await OpenAsync("/connectors?type=AwsRdsMySql");
        await ShowsAsync(page, 57);
        var name = page.GetByRole(AriaRole.Columnheader, new() { Name = "Name", Exact = true });
        await Expect(name).ToHaveAttributeAsync("aria-sort", "ascending");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("clinic 01");

        await name.GetByRole(AriaRole.Button).ClickAsync();

        await Expect(name).ToHaveAttributeAsync("aria-sort", "descending");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("clinic 57");
        await page.GetByRole(AriaRole.Columnheader, new() { Name = "Status" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(name).Not.ToHaveAttributeAsync("aria-sort", new Regex("."));
        await Expect(page.Locator("tbody tr").First).Not.ToContainTextAsync("Connected");
        await Expect(page).ToHaveURLAsync(new Regex(@"\?type=AwsRdsMySql&sort=status$"));
        await page.ReloadAsync();
        await ShowsAsync(page, 57);
        await Expect(page.Locator("tbody tr").First).Not.ToContainTextAsync("Connected");
    }

    [Fact]
    public async Task Back_from_a_connector_restores_what_was_chosen()
    {
        var page = await OpenAsync("/connectors");
        await ShowsAsync(page, Labels.Count);
        await Search(page).FillAsync("clinic 1");
        await page.GetByRole(AriaRole.Columnheader, new() { Name = "Name", Exact = true }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("sort=-label$"));
        await page.GetByRole(AriaRole.Link, new() { Name = "AWS RDS MySQL clinic 19" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("AWS RDS MySQL clinic 19");

        await page.GoBackAsync();

        await Expect(Search(page)).ToHaveValueAsync("clinic 1");
        await ShowsAsync(page, Matching("clinic 1"));
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Name", Exact = true })).ToHaveAttributeAsync("aria-sort", "descending");
    }

    [Theory]
    [InlineData("/connectors?q=%00%ff%u202e&type=%20&status=&sort=--&group=9")]
    [InlineData("/connectors?q=<script>alert(1)</script>&status=<img src=x onerror=alert(1)>&type=\"><script>alert(1)</script>")]
    public async Task A_strange_address_opens_the_page_all_the_same(string address)
    {
        var page = await OpenAsync(address);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Connectors");
        await Expect(page.GetByText("as of just now")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Locator("main script, main img").CountAsync());
    }

    [Fact]
    public async Task The_export_has_what_is_shown_and_nothing_else()
    {
        var page = await OpenAsync("/connectors?type=AwsRdsPostgres");
        var expected = Org.Org.Data360.Connections.All.Where(connection => connection.ConnectorType == "AwsRdsPostgres").ToArray();
        await ShowsAsync(page, expected.Length);

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Export CSV" }).ClickAsync());

        Assert.Matches(@"^connectors-simulated-\d{4}-\d\d-\d\d\.csv$", download.SuggestedFilename);
        using var reader = CsvReader.Create(await File.ReadAllBytesAsync(await download.PathAsync(), Cancellation), CsvReaderOptions.Default with { Separator = ',' });
        var ids = new List<string>();
        while (reader.Read())
        {
            ids.Add(reader.GetString("Id"));
            Assert.DoesNotMatch("^[=+@-]", reader.GetString("Name"));
        }

        Assert.Equal(expected.Select(connection => connection.Id).Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
        await Expect(page.GetByText($"{expected.Length} connectors exported.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Hostile_labels_are_text()
    {
        var page = await OpenAsync("/connectors");
        page.Dialog += (_, dialog) => throw new InvalidOperationException($"A label ran as script: {dialog.Message}");
        await ShowsAsync(page, Labels.Count);

        var shown = await page.Locator("tbody th").AllTextContentsAsync();

        foreach (var label in Labels)
        {
            Assert.Contains(shown, text => text.Trim() == label || (label.Length > 200 && text.Trim() == label[..200] + "…"));
        }

        Assert.Equal(0, await page.Locator("tbody th script, tbody th b, tbody th img").CountAsync());
        var heights = await page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('tbody tr')].map(row => row.getBoundingClientRect().height)");
        Assert.Single(heights.Select(height => Math.Round(height)).Distinct());
    }

    [Fact]
    public async Task From_the_search_to_a_connector_and_back_by_keyboard_alone()
    {
        var page = await OpenAsync("/connectors");
        await ShowsAsync(page, Labels.Count);
        await TabToAsync(page, Search(page));
        await page.Keyboard.TypeAsync("clinic 42");
        await ShowsAsync(page, 1);
        await TabToAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "AWS RDS MySQL clinic 42" }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("AWS RDS MySQL clinic 42");

        await TabToAsync(page, page.GetByRole(AriaRole.Button, new() { Name = "Show the call" }));
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The call" })).ToBeVisibleAsync();
        await TabToAsync(page, page.GetByRole(AriaRole.Navigation, new() { Name = "Breadcrumb" }).GetByRole(AriaRole.Link), backwards: true);
        await page.Keyboard.PressAsync("Enter");

        await ShowsAsync(page, Labels.Count);
    }

    /// <summary>The answers to earlier letters must not overwrite later ones.</summary>
    [Fact]
    public async Task Fast_typing_loses_no_letter()
    {
        var page = await OpenAsync("/connectors");
        await ShowsAsync(page, Labels.Count);
        foreach (var text in (string[])["aws rds mysql clinic 42", "laboratory porto", "imaging archive malmö", "the quick brown fox jumps over the lazy dog"])
        {
            await Search(page).FillAsync("");
            await Search(page).FocusAsync();
            await page.Keyboard.TypeAsync(text);

            await Expect(page).ToHaveURLAsync(new Regex($"q={Regex.Escape(Uri.EscapeDataString(text))}$"));
            await Expect(Search(page)).ToHaveValueAsync(text);
        }
    }

    [Fact]
    public async Task A_group_and_a_column_obey_the_keyboard()
    {
        var page = await OpenAsync("/connectors?group=status");
        await Expect(page.GetByText(", as of")).ToBeVisibleAsync();
        var group = page.Locator("tbody button[aria-expanded]").First;
        await Expect(group).ToHaveAttributeAsync("aria-expanded", "true");

        await TabToAsync(page, group);
        await page.Keyboard.PressAsync("Space");

        await Expect(group).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(group).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_type_that_fails_is_told_and_tried_again()
    {
        Org.Faults.Next(ConnectionListFaults.Failed("AwsRdsPostgres"));
        var page = await OpenAsync("/connectors");

        var alert = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Not all of it could be read" });
        await Expect(alert).ToContainTextAsync("AwsRdsPostgres");
        await Expect(alert).ToContainTextAsync("Salesforce failed on its side.");
        await alert.GetByText("Salesforce's words").ClickAsync();
        await Expect(alert.GetByText("500 UNKNOWN_EXCEPTION")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        await alert.GetByRole(AriaRole.Button, new() { Name = "Try it again" }).ClickAsync();

        await ShowsAsync(page, Labels.Count);
        await Expect(alert).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_user_without_permission_is_told_once()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, "/connectors", SimulatedUser.Outsider.Username);

        var alert = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "The connectors could not be read" });
        await Expect(alert.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);
        await Expect(alert).ToContainTextAsync("Your Salesforce user may not do this.");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No connectors yet" })).ToHaveCountAsync(0);
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task When_the_grant_ends_the_rows_stay_and_a_link_leads_to_a_sign_in_and_back()
    {
        var page = await OpenAsync("/connectors?q=clinic");
        await ShowsAsync(page, Matching("clinic"));
        Org.Org.RevokeGrants("admin@simulated.example");

        await page.GetByRole(AriaRole.Button, new() { Name = "Refresh" }).ClickAsync();

        var alert = page.Locator("main").GetByRole(AriaRole.Alert).Filter(new() { HasText = "Salesforce ended your permission" });
        await Expect(alert).ToContainTextAsync("What had arrived is still shown.");
        await ShowsAsync(page, Matching("clinic"));
        await page.AssertAccessibleAsync();
        await alert.GetByRole(AriaRole.Link, new() { Name = "Sign in again" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in to Simulated org" }).ClickAsync();
        await page.LogInAndAllowAsync();

        await page.CircuitAsync();
        await Expect(page).ToHaveURLAsync(new Uri(Portal.Address, "/connectors?q=clinic").AbsoluteUri);
        await ShowsAsync(page, Matching("clinic"));
    }

    [Fact]
    public async Task An_org_without_connectors_says_what_to_do_next()
    {
        Org.Faults.Always(new Fault("GET", Lists, new FaultEffect.Instead(SimulatedAnswer.Json(JsonNode.Parse("""{"connections":[],"totalSize":0}""")!))));
        var page = await OpenAsync("/connectors");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No connectors yet" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Export CSV" })).ToBeDisabledAsync();
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Looking_in_every_type_has_a_price_and_finds_what_the_usual_look_leaves_out()
    {
        var page = await OpenAsync("/connectors");
        await ShowsAsync(page, Labels.Count);
        var button = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(@"^Look in every type \(about (\d+) calls\)$") });
        var price = int.Parse(Regex.Match(await button.InnerTextAsync(), @"\d+").Value, CultureInfo.InvariantCulture);
        Org.Requests.Clear();

        await button.ClickAsync();

        await Patience.UntilAsync(() => Calls() >= price - 5);
        await Expect(button).ToBeEnabledAsync();
        Assert.InRange(Calls(), price - 5, price + 5);

        int Calls() => Org.Requests.All.Count(request => request.Path.Contains("/ssot/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_inventory_is_accessible(ColorScheme colours)
    {
        var page = await OpenAsync(colours);
        await page.OpenAsync(Portal, "/connectors");
        await ShowsAsync(page, Labels.Count);
        await page.AssertAccessibleAsync();

        await page.GetByLabel("Group by").SelectOptionAsync("Status");
        await page.GetByRole(AriaRole.Group, new() { Name = "Filter by status" }).GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(page.Locator("tbody button[aria-expanded]")).ToHaveCountAsync(1);
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task On_a_narrow_screen_the_page_does_not_scroll_sideways()
    {
        var page = await OpenAsync(width: 400);
        await page.OpenAsync(Portal, "/connectors");
        await ShowsAsync(page, Labels.Count);

        await page.AssertFitsTheWindowAsync();
        await page.AssertAccessibleAsync();
    }

    private async Task<IPage> OpenAsync(string address)
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, address);
        return page;
    }

    private static ILocator Search(IPage page) => page.GetByRole(AriaRole.Searchbox, new() { Name = "Search connectors" });

    private static ILocator Type(IPage page) => page.GetByRole(AriaRole.Combobox, new() { Name = "Connector type" });

    private static Task ShowsAsync(IPage page, int rows) => Expect(page.Locator("tbody th[scope=row]")).ToHaveCountAsync(rows);

    private int Matching(string text) => Labels.Count(label => label.Contains(text, StringComparison.OrdinalIgnoreCase));

    /// <summary>Presses Tab until the control has the focus.</summary>
    private static async Task TabToAsync(IPage page, ILocator control, bool backwards = false)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            if (await control.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync(backwards ? "Shift+Tab" : "Tab");
        }

        Assert.Fail($"Tab does not lead to {control}.");
    }

    [GeneratedRegex(@"\d+$")]
    private static partial Regex Counted();
}
