using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections.Create;

/// <summary>The form in a real browser: focus, reloads, warnings, more than anybody would type.</summary>
public sealed class FormBrowserTests(DemoPortal demo, BrowserFixture browser) : BrowserDemoTests(demo, browser)
{
    private const string NewMySql = "/connectors/new/AwsRdsMySql";

    [Fact]
    public async Task A_connector_of_a_type_is_made_from_the_list_of_types()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, "/connectors/new");
        var types = page.Locator("ul.types li");
        await Expect(page.GetByText(" types").First).ToBeVisibleAsync();
        await page.GetByLabel("Search connector types").FillAsync("odd sh");
        await Expect(types).ToHaveCountAsync(1);
        await Expect(types.First).ToContainTextAsync("Beta");
        await page.GetByLabel("Only generally available").CheckAsync();
        await Expect(types).ToHaveCountAsync(0);
        await page.GetByLabel("Only generally available").UncheckAsync();

        await types.GetByRole(AriaRole.Link).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "New Odd Shapes connector" })).ToBeVisibleAsync();
        await Expect(page.GetByText("This type is in beta")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_type_that_is_only_made_up_works_from_end_to_end(bool otherQuirks)
    {
        Org.Quirks = otherQuirks ? Quirks.AllOther : new Quirks();
        var label = $"Odd in the browser {otherQuirks}";
        var page = await OpenAsync();
        await page.OpenAsync(Portal, "/connectors/new/OddShapes");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync(label);
        await Expect(page.GetByLabel("API name", new() { Exact = true })).ToHaveValueAsync(label.Replace(' ', '_'));
        foreach (var (field, value) in (IEnumerable<(string, string)>)
            [
                ("Name (Name)", "inner"), ("API name (api_name)", "inner_api"), ("Quantum state", "both"), ("Account (account_from)", "from"), ("Account (account_to)", "to"),
                ("API key", "canary-api-key"), ("Tenant", "canary-tenant"), ("PIN", "1234"), ("Start date", "2026-11-25"), ("Certificate", "line 1\nline 2"), ("no_label", "none"),
            ])
        {
            await page.GetByLabel(field, new() { Exact = true }).FillAsync(value);
        }

        await page.GetByLabel("Mode", new() { Exact = true }).SelectOptionAsync("slow & steady");
        await page.GetByLabel("Use SSL", new() { Exact = true }).SelectOptionAsync("No");
        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Connection works" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create connector" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = label, Exact = true })).ToBeVisibleAsync();
        var family = Assert.IsType<DataFamily>(Assert.Single(Org.Org.Data360.Connections.All, connection => connection.Label == label).Family);
        Assert.Equal(["api_key", "tenant"], family.Credentials.Select(value => value.ParamName));
        var parameters = family.Parameters.ToDictionary(value => value.ParamName, value => value.Value);
        Assert.Equal(
            ("inner", "inner_api", "slow & steady", "eu-west-1", "42", "7", "3", "false", "from", "to", "1234", "line 1\nline 2"),
            (parameters["Name"], parameters["api_name"], parameters["mode"], parameters["region"], parameters["internal_token"], parameters["fixed_version"], parameters["retries"],
                parameters["use_ssl"], parameters["account_from"], parameters["account_to"], parameters["pin"], parameters["certificate"]));
        Assert.DoesNotContain("canary", await page.ContentAsync(), StringComparison.Ordinal);

        await page.GetByRole(AriaRole.Link, new() { Name = "Clone" }).ClickAsync();
        await Expect(page.GetByLabel("Quantum state")).ToHaveValueAsync("both");
        await Expect(page.GetByLabel("PIN")).ToHaveValueAsync("");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_create_that_fails_keeps_everything_and_the_faulty_field_has_the_focus(bool failsAs400)
    {
        Org.Quirks = new Quirks { FailedTestAnswers400 = failsAs400, TestErrorsSayErrorMessage = failsAs400, InternalErrorAnswers500 = failsAs400 };
        var page = await OpenAsync();
        await page.OpenAsync(Portal, NewMySql);
        await FillAsync(page, $"Fails {failsAs400}", password: "wrong-canary");

        await page.GetByRole(AriaRole.Button, new() { Name = "Create connector" }).PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "The source refuses user or password" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Username")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("Username")).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("Access denied"));
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync($"Fails {failsAs400}");
        await Expect(page.GetByLabel("Password")).ToHaveValueAsync("wrong-canary");
        await Expect(page.GetByLabel("Connection URL")).ToHaveValueAsync(Url("clinic"));
        await page.AssertAccessibleAsync();

        await page.GetByLabel("Password").FillAsync("canary-right");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create connector" }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Connector created." }).First).ToBeVisibleAsync();
        Assert.Single(Org.Org.Data360.Connections.All, connection => connection.Label == $"Fails {failsAs400}");
    }

    [Fact]
    public async Task What_is_typed_faster_than_the_portal_answers_arrives_whole()
    {
        const string Text = "A quick brown fox jumps over the lazy dog, again and again.";
        var page = await OpenAsync();
        await page.OpenAsync(Portal, "/connectors/new/OddShapes");
        await page.SettleFocusAsync();
        foreach (var field in (string[])["Name", "Quantum state", "API key", "Certificate", "API name"])
        {
            await page.GetByLabel(field, new() { Exact = true }).FocusAsync();
            await page.Keyboard.PressAsync("Control+a");
            await page.Keyboard.TypeAsync(Text);
        }

        foreach (var field in (string[])["Name", "Quantum state", "API key", "Certificate", "API name"])
        {
            await Expect(page.GetByLabel(field, new() { Exact = true })).ToHaveValueAsync(Text);
        }

        await page.GotoAsync("/connectors/new");
        await page.CircuitAsync();
        await page.SettleFocusAsync();
        await page.GetByLabel("Search connector types").FocusAsync();
        await page.Keyboard.TypeAsync("odd shapes");
        await Expect(page.GetByLabel("Search connector types")).ToHaveValueAsync("odd shapes");
    }

    [Fact]
    public async Task A_reload_brings_the_draft_back_and_says_which_secrets_to_type_again()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, NewMySql);
        await FillAsync(page, "Reloaded in the browser");

        await page.ReloadAsync();
        await page.CircuitAsync();

        await Expect(page.GetByText("Your draft is back. Secrets are not kept; type again: Username, Password.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Reloaded in the browser");
        await Expect(page.GetByLabel("Database")).ToHaveValueAsync("clinic");
        await Expect(page.GetByLabel("Password")).ToHaveValueAsync("");
        Assert.DoesNotContain("canary", await page.ContentAsync(), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Start over" }).ClickAsync();
        await Expect(page.GetByLabel("Database")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task The_same_host_and_database_as_a_listed_connector_is_warned_of()
    {
        Org.Org.Data360.Add("AwsRdsMySql", "The twin", stored => stored with
        {
            Family = ((DataFamily)stored.Family) with { Parameters = [new("jdbc_connection_url", Url("twin")), new("DATABASE", "clinic")] },
        });
        var page = await OpenAsync();
        await page.OpenAsync(Portal, NewMySql);
        await FillAsync(page, "Another twin", host: "twin");

        var warning = page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Another connector reads the same source" });
        await Expect(warning).ToContainTextAsync("The twin");
        await page.GetByLabel("Database").FillAsync("another");
        await Expect(warning).ToBeHiddenAsync();
        Assert.DoesNotContain(Org.Requests.All, request => request.Method == "POST" && request.Path.Contains("/ssot/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_circuit_survives_a_hundred_thousand_characters()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, "/connectors/new/OddShapes");
        var text = new string('x', 100_000);
        foreach (var field in (string[])["Certificate", "Slow pattern", "API key", "Name", "Hint in HTML"])
        {
            await page.GetByLabel(field, new() { Exact = true }).FillAsync(text);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();

        await Expect(page.GetByText("Certificate has at most 20000 characters; this has 100000.")).ToBeVisibleAsync();
        await Expect(page.GetByText("API key has at most 64 characters; this has 100000.")).ToBeVisibleAsync();
        await page.GetByLabel("Certificate").FillAsync("short");
        await Expect(page.GetByText("Certificate has at most 20000 characters")).ToBeHiddenAsync();
        await page.ReloadAsync();
        await page.CircuitAsync();
        await Expect(page.GetByLabel("Hint in HTML")).ToHaveValueAsync(text);
    }

    [Fact]
    public async Task A_permission_that_is_lost_while_the_form_is_open_costs_nothing_of_what_was_typed()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, NewMySql);
        await FillAsync(page, "Lost permission");
        Org.Org.RevokeGrants("admin@simulated.example");
        ExpectWarnings("refused to renew");

        await page.GetByRole(AriaRole.Button, new() { Name = "Create connector" }).PressAsync("Enter");

        await Expect(page.GetByText("Nothing was created. Salesforce ended your permission.")).ToBeVisibleAsync();
        await page.SignInInAnotherTabAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Create connector" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Lost permission" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(false, "Connection works")]
    [InlineData(true, "Connection failed: Salesforce could not reach the source.")]
    public async Task A_connector_is_tested_on_its_page(bool isDown, string told)
    {
        var stored = Org.Org.Data360.Add("AwsRdsMySql", $"Tested on its page {isDown}", connection => connection with
        {
            Family = ((DataFamily)connection.Family) with { Parameters = [new("jdbc_connection_url", Url(isDown ? "down-9" : "clinic")), new("DATABASE", "clinic")] },
        });
        var page = await OpenAsync();
        await page.OpenAsync(Portal, $"/connectors/{stored.Id}");

        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();

        await Expect(page.GetByRole(isDown ? AriaRole.Alert : AriaRole.Status).Filter(new() { HasText = told }).First).ToBeVisibleAsync();
        Assert.Single(Org.Requests.To($"/services/data/v66.0/ssot/connections/{stored.Id}/actions/test"));
    }

    [Theory]
    [InlineData("/connectors/new/NoSuchType")]
    [InlineData("/connectors/new/awsrdsmysql")]
    public async Task A_type_that_the_catalogue_lacks_is_said_so(string address)
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, address);

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The catalogue of this org has no such connector type.");
    }

    [Fact]
    public async Task An_org_that_is_down_is_said_so_and_a_second_try_works()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, "/activity");
        Org.Faults.Next(AnyFaults.ConnectionLost("/services/data/v66.0/ssot/connectors/SNOWFLAKE"));
        await page.GotoAsync("/connectors/new/SNOWFLAKE");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("cannot be reached");

        await page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_unknown_outcome_is_looked_up_on_the_activity_page()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, NewMySql);
        await FillAsync(page, "Unknown in the browser");
        Org.Faults.Next(ConnectionWriteFaults.CreateReplyLost);
        Org.Faults.Next(ConnectionListFaults.Lost("AwsRdsMySql"));
        ExpectWarnings("was not answered");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create connector" }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Salesforce did not answer" })).ToBeVisibleAsync();

        await page.GotoAsync("/activity");
        await page.CircuitAsync();
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Unknown in the browser" });
        await Expect(row).ToContainTextAsync("Unknown");
        await row.GetByRole(AriaRole.Button, new() { Name = "Look again" }).ClickAsync();

        await Expect(row.GetByText("Created", new() { Exact = true })).ToBeVisibleAsync();
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Unknown in the browser", Exact = true })).ToBeVisibleAsync();
        Assert.Single(Org.Requests.To("/services/data/v66.0/ssot/connections"), request => request.Method == "POST");
    }

    private static async Task FillAsync(IPage page, string label, string password = "canary-password", string host = "clinic")
    {
        foreach (var (field, value) in (IEnumerable<(string, string)>)[("Name", label), ("Username", "canary-user"), ("Password", password), ("Connection URL", Url(host)), ("Database", "clinic")])
        {
            await page.GetByLabel(field, new() { Exact = true }).FillAsync(value);
        }
    }

    private static string Url(string host) => $"{host}.abc123.eu-west-1.rds.amazonaws.com:3306";
}
