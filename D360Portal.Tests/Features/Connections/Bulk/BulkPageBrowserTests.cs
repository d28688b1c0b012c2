using System.Text;
using D360Portal.Features.Connections;
using D360Portal.Simulator;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections.Bulk;

public sealed class BulkPageBrowserTests(DemoPortal demo, BrowserFixture browser) : BrowserDemoTests(demo, browser)
{
    private const string MySql = "/connectors/bulk?type=AwsRdsMySql";
    private const string Header = "Name\tConnection URL\tDatabase\tUsername\tPassword";

    [Fact]
    public async Task From_a_file_to_the_plan_and_only_that_plan_starts()
    {
        var page = await OpenAsync();
        Org.Faults.Always(AnyFaults.Status("/services/data/v66.0/ssot/connections", 503));
        await page.OpenAsync(Portal, MySql);
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "The org's connectors could not be read" })).ToBeVisibleAsync();
        await Choose(page, "north.csv", "Name;Connection URL;Database;Username;Password\r\nNorth 1;" + Url("north1") + ";clinic1;reader;canary-1\r\nNorth 2;jdbc:mysql;clinic2;reader;canary-2\r\n");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check rows" }).ClickAsync();

        await Expect(Said(page)).ToHaveTextAsync("2 rows checked: 1 to create, 0 already there, 0 in conflict, 1 blocked.");
        await Expect(page.GetByText("with semicolons between the cells, in UTF-8")).ToBeVisibleAsync();
        await Expect(Cell(page, 3, 1)).ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex("Type the endpoint as AWS shows it"));
        await page.AssertAccessibleAsync();

        await Expect(page.GetByText("The plan must be compared with the org first: read its connectors again.")).ToBeVisibleAsync();
        Org.Faults.Clear();
        await page.GetByRole(AriaRole.Button, new() { Name = "Read again" }).ClickAsync();
        await Expect(page.GetByText("Compared with")).ToContainTextAsync("connectors of the org, read just now.");

        await page.GetByRole(AriaRole.Button, new() { Name = "Next error" }).ClickAsync();
        await Expect(Cell(page, 3, 1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync(Url("north2"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(Said(page)).ToHaveTextAsync("2 rows checked: 2 to create, 0 already there, 0 in conflict, 0 blocked.");

        await page.GetByRole(AriaRole.Button, new() { Name = "Test one row first" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Connection works: row 2" })).ToBeVisibleAsync();
        Assert.DoesNotContain("canary", await page.ContentAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Start run" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/runs/[^/]+$"));
    }

    [Fact]
    public async Task Rows_that_are_pasted_are_mended_with_the_keyboard()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, MySql);
        await PasteRows(page, $"{Header}\nEast 1\t{Url("east1")}\tclinic1\treader\tsecret\nEast 2\t\tclinic2\treader\tsecret\nEast 3\t\tclinic3\treader\tsecret");
        await Expect(Said(page)).ToContainTextAsync("3 rows checked: 1 to create");

        await Cell(page, 2, 0).FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(Cell(page, 3, 1)).ToBeFocusedAsync();
        await PasteAsync(page, $"{Url("east2")}\tclinic22\n{Url("east3")}\tclinic33\n");
        await Expect(Said(page)).ToContainTextAsync("3 rows checked: 3 to create");
        await Expect(Cell(page, 4, 2)).ToHaveTextAsync("clinic33");

        await page.Keyboard.PressAsync("Control+z");
        await Expect(Said(page)).ToContainTextAsync("3 rows checked: 1 to create");
        await page.Keyboard.PressAsync("x");

        // What is longer than a message of the circuit may be would end the page.
        await Expect(page.Locator(".editor input")).ToHaveAttributeAsync("maxlength", "100000");
        await page.Keyboard.PressAsync("Escape");
        await Expect(Cell(page, 3, 1)).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Add row" }).ClickAsync();
        await Expect(Cell(page, 5, 0)).ToBeFocusedAsync();
        await Expect(Said(page)).ToContainTextAsync("4 rows checked: 1 to create");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove row" }).ClickAsync();
        await Expect(Said(page)).ToContainTextAsync("3 rows checked: 1 to create");

        await page.GetByLabel("Show", new() { Exact = true }).SelectOptionAsync("Errors");
        await Expect(page.Locator("tbody tr[aria-rowindex]")).ToHaveCountAsync(2);
        await Expect(page.GetByRole(AriaRole.Grid)).ToHaveAttributeAsync("aria-rowcount", "3");

        // The rows that are mended leave the grid, and the focus goes to what takes their place.
        await Cell(page, 4, 1).FocusAsync();
        await page.Keyboard.TypeAsync(Url("east3"));
        await page.Keyboard.PressAsync("Enter");
        await Expect(Cell(page, 4, 1)).ToHaveCountAsync(0);
        await Expect(Cell(page, 3, 1)).ToBeFocusedAsync();
        await PasteAsync(page, Url("east2"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Show all rows" })).ToBeFocusedAsync();
        await Expect(Said(page)).ToContainTextAsync("3 rows checked: 3 to create");
    }

    [Fact]
    public async Task Five_thousand_rows_pasted_at_once_leave_the_circuit_alive()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, MySql);
        var rows = new StringBuilder(Header);
        for (var number = 1; number <= 5_000; number++)
        {
            rows.Append($"\nClinic {number} of the northern region, second floor\t{Url($"north{number}")}\tclinic_{number}\treader\tsecret-{number}");
        }

        await Expect(page.GetByLabel("Spreadsheet")).ToBeEnabledAsync();
        await page.GetByLabel("Paste rows").FocusAsync();
        await PasteAsync(page, rows.ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Check rows" }).ClickAsync();
        await Expect(Said(page)).ToHaveTextAsync("5,000 rows checked: 5,000 to create, 0 already there, 0 in conflict, 0 blocked.");
        await Cell(page, 2, 0).FocusAsync();
        Assert.InRange(await page.Locator("tbody tr[aria-rowindex]").CountAsync(), 5, 80);
        await page.Keyboard.PressAsync("Control+ArrowDown");
        await Expect(Cell(page, 5001, 0)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Delete");
        await Expect(Said(page)).ToContainTextAsync("4,999 to create");
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task Typed_rows_survive_a_reload_and_secrets_do_not()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, MySql);
        await PasteRows(page, $"clinic\nwest1\nwest2");
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "The column is missing" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Values for all rows" }).ClickAsync();
        foreach (var (field, value) in (IEnumerable<(string, string)>)[("Name for all rows", "Clinic {{clinic}}"), ("Connection URL for all rows", Url("{{clinic}}")), ("Database for all rows", "{{clinic}}")])
        {
            await page.GetByLabel(field, new() { Exact = true }).FillAsync(value);
            await page.GetByLabel(field, new() { Exact = true }).BlurAsync();
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Add credentials" }).ClickAsync();
        await page.GetByLabel("Username", new() { Exact = true }).FillAsync("canary-user");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync("canary-password");
        await page.GetByLabel("Password", new() { Exact = true }).BlurAsync();
        await Expect(Said(page)).ToContainTextAsync("2 rows checked: 2 to create");
        await Expect(page.GetByText("2 rows have them.")).ToBeVisibleAsync();

        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.ReloadAsync();

        await Expect(page.GetByText("Your rows are back. Secrets are not kept; type again: credentials Credentials 1.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Connection URL for all rows")).ToHaveValueAsync(Url("{{clinic}}"));
        await Expect(page.GetByText("Clinic west2").First).ToBeHiddenAsync();
        Assert.DoesNotContain("canary", await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bulk_from_a_connector_begins_with_its_values()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, "/connectors");
        await Expect(page.GetByText(", as of just now")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "AWS RDS MySQL clinic 01" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Bulk from this" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Connectors from a spreadsheet" })).ToBeVisibleAsync();

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Template CSV" }).ClickAsync());
        Assert.Equal("AwsRdsMySql-template.csv", download.SuggestedFilename);
        var text = await File.ReadAllTextAsync(await download.PathAsync(), Cancellation);
        Assert.StartsWith("Name,API name,Username,Password,Connection URL,Database,Credentials", text, StringComparison.Ordinal);
        Assert.Contains("AWS RDS MySQL clinic 01", text, StringComparison.Ordinal);
        Assert.Contains("# What the connector is called. Needed.", text, StringComparison.Ordinal);
        await page.GetByLabel("Spreadsheet").SetInputFilesAsync(await download.PathAsync());
        await Expect(page.GetByText("Row 2 explains the columns and is left out.")).ToBeVisibleAsync();
        await Expect(Said(page)).ToContainTextAsync("1 row checked: 0 to create, 1 already there");

        var workbook = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Template XLSX" }).ClickAsync());
        await page.GetByLabel("Spreadsheet").SetInputFilesAsync(await workbook.PathAsync());
        await Expect(Said(page)).ToContainTextAsync("1 row checked: 0 to create, 1 already there");
    }

    [Fact]
    public async Task Wrong_files_are_refused_in_words_and_workbooks_ask_which_sheet()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, MySql);
        var alert = page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "The rows cannot be used." });

        await Choose(page, "empty.csv", "");
        await Expect(alert).ToContainTextAsync("empty.csv is empty.");
        await page.GetByLabel("Spreadsheet").SetInputFilesAsync(new FilePayload { Name = "picture.csv", MimeType = "text/csv", Buffer = [0x89, 0x50, 0x4E, 0x47, 0, 1, 2, 3] });
        await Expect(alert).ToContainTextAsync("This is not a table");
        await page.GetByLabel("Spreadsheet").SetInputFilesAsync(new FilePayload { Name = "large.csv", MimeType = "text/csv", Buffer = new byte[11 * 1024 * 1024] });
        await Expect(alert).ToContainTextAsync("large.csv has 11 MB; at most 10 MB are read.");
        await page.AssertAccessibleAsync();

        await page.GetByLabel("Spreadsheet").SetInputFilesAsync(new FilePayload { Name = "two.xlsx", MimeType = SavedFile.Workbook, Buffer = SomeSheets.Workbook(("North", SomeSheets.Line("North 1", Url("north1"))), ("South", SomeSheets.Line("South 1", Url("south1")))) });
        await Expect(page.GetByText("The workbook has several sheets. Which one?")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Check rows" }).ClickAsync();
        await Expect(alert).ToContainTextAsync("Choose one of the workbook's sheets first.");
        await page.GetByRole(AriaRole.Button, new() { Name = "South", Exact = true }).ClickAsync();
        await Expect(Said(page)).ToContainTextAsync("1 row checked: 1 to create");
        await Expect(Cell(page, 2, 0)).ToHaveTextAsync("South 1");
    }

    [Fact]
    public async Task When_all_passwords_are_wrong_it_is_said_once_and_the_rows_are_left_out()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, MySql);
        await PasteRows(page, $"{Header}\n" + string.Join('\n', Enumerable.Range(1, 12).Select(number => $"South {number}\t{Url($"south{number}")}\tclinic{number}\treader\twrong-{number}")));
        Org.Requests.Clear();

        await page.GetByRole(AriaRole.Button, new() { Name = "Test all" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "The first 5 rows fail with one cause, so the other 7 are not tested." })).ToBeVisibleAsync();
        await Expect(Said(page)).ToContainTextAsync("12 rows checked: 7 to create");
        Assert.Equal(5, Org.Requests.To("/services/data/v66.0/ssot/connections/actions/test").Count);
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "create anyway row 2", Exact = true }).CheckAsync();
        await Expect(Said(page)).ToContainTextAsync("12 rows checked: 8 to create");
    }

    private static string Url(string host) => $"{host}.abc123.eu-west-1.rds.amazonaws.com:3306";

    private static ILocator Said(IPage page) => page.Locator("p.said");

    private static ILocator Cell(IPage page, int row, int column) => page.Locator($"td[data-row='{row}'][data-col='{column}']");

    private static async Task Choose(IPage page, string name, string text)
    {
        await Expect(page.GetByLabel("Spreadsheet")).ToBeEnabledAsync();
        await page.GetByLabel("Spreadsheet").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
    }

    /// <summary>What the browser tells the page when somebody pastes.</summary>
    private static async Task PasteAsync(IPage page, string text) => await page.EvaluateAsync(
        """
        text => {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """,
        text);

    private static async Task PasteRows(IPage page, string text)
    {
        await page.GetByLabel("Paste rows").FillAsync(text);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check rows" }).ClickAsync();
    }
}
