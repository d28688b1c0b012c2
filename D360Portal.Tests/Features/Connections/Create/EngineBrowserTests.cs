using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections.Create;

/// <summary>What the form knows besides the catalogue's rules, and what it asks before it lets go.</summary>
public sealed class EngineBrowserTests(DemoPortal demo, BrowserFixture browser) : BrowserDemoTests(demo, browser)
{
    private const string NewMySql = "/connectors/new/AwsRdsMySql";

    private string CloneAddress => $"/connectors/{Org.Org.Data360.Connections.All.First(connection => connection.Label == "AWS RDS MySQL clinic 07").Id}/clone";

    [Fact]
    public async Task A_trap_is_named_and_put_right_by_a_click_and_not_before()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, NewMySql);
        var url = page.GetByLabel("Connection URL", new() { Exact = true });
        await url.FillAsync("jdbc:mysql://reader:canary@db.abc123.eu-west-1.rds.amazonaws.com:3306/clinic");
        await Expect(url).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("whole JDBC address"));
        await page.AssertAccessibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Fix it Connection URL" }).ClickAsync();

        await Expect(url).ToHaveValueAsync("db.abc123.eu-west-1.rds.amazonaws.com:3306");
        await Expect(url).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Fix it" })).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync("/clinic");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Fix it Connection URL" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_key_file_is_put_right_without_being_shown()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, "/connectors/new/SNOWFLAKE");
        var key = page.GetByLabel("Private Key", new() { Exact = true });
        await key.FillAsync("-----BEGIN PRIVATE KEY-----canaryCANARYcanary==-----END PRIVATE KEY-----");

        await page.GetByRole(AriaRole.Button, new() { Name = "Fix it Private Key" }).ClickAsync();

        await Expect(key).ToHaveValueAsync("canaryCANARYcanary==");
        Assert.DoesNotContain("canary", await page.EvaluateAsync<string>("() => document.body.innerText"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_and_usual_values_stand_beside_the_settings()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, CloneAddress);
        var database = page.GetByLabel("Database", new() { Exact = true });
        await Expect(database).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("cloned value"));
        await database.FillAsync("another");
        await Expect(database).Not.ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("cloned value"));
        await Expect(page.GetByLabel("Connection URL")).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("connectors of this type here use port 3306"));
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task A_disagreement_is_named_before_it_costs_a_create()
    {
        var stored = Org.Org.Data360.Add("AwsRdsMySql", "In another spelling", connection => connection with
        {
            Family = ((DataFamily)connection.Family) with { Parameters = [new("jdbc_connection_url", "plainly wrong"), new("database", "clinic")] },
        });
        var page = await OpenAsync();
        await page.OpenAsync(Portal, $"/connectors/{stored.Id}/clone");

        await Expect(page.GetByLabel("Database", new() { Exact = true })).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("spells it \"database\", the catalogue \"DATABASE\""));
        await Expect(page.GetByLabel("Connection URL")).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("would be refused with it now"));
        await page.AssertAccessibleAsync();
        await page.GetByLabel("Connection URL").FillAsync("host.abc123.eu-west-1.rds.amazonaws.com");
        await Expect(page.GetByText("would be refused with it now")).ToHaveCountAsync(0);
        Assert.DoesNotContain(Org.Requests.All, request => request.Method == "POST" && request.Path.Contains("/ssot/", StringComparison.Ordinal));

        // The tests of this class share the org, and one of them looks at what all connectors of the type have in common.
        Org.Org.Data360.Connections.Remove(stored, nameLock: TimeSpan.Zero);
    }

    [Fact]
    public async Task A_setting_shows_up_with_the_choice_that_it_goes_with()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, "/connectors/new/OddShapes");
        await Expect(page.GetByLabel("Reason for being slow")).ToBeVisibleAsync();
        await page.GetByLabel("Mode", new() { Exact = true }).SelectOptionAsync("fast");
        await Expect(page.GetByLabel("Reason for being slow")).ToHaveCountAsync(0);
        await page.GetByLabel("Mode", new() { Exact = true }).SelectOptionAsync("slow & steady");
        await Expect(page.GetByLabel("Reason for being slow")).ToBeVisibleAsync();

        await page.GotoAsync("/connectors/new/AwsS3");
        await Expect(page.GetByText("The catalogue does not say which settings go with which choice")).ToBeVisibleAsync();
        await page.GetByLabel("Authentication", new() { Exact = true }).SelectOptionAsync("idp");
        await Expect(page.GetByText("an external id that only Data 360 Setup makes").First).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Leaving_with_unsaved_work_asks_and_the_draft_stays(ColorScheme colours)
    {
        var page = await OpenAsync(colours);
        await page.OpenAsync(Portal, NewMySql);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync($"Left {colours}");
        var away = page.GetByRole(AriaRole.Navigation, new() { Name = "Breadcrumb" }).GetByRole(AriaRole.Link, new() { Name = "Connectors" });
        await away.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Leave this form?" });
        await Expect(dialog).ToContainTextAsync("kept for 7 days, secrets are not");
        await page.AssertAccessibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync($"Left {colours}");
        await away.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Stay" }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();

        await away.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Leave" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Searchbox, new() { Name = "Search connectors" })).ToBeVisibleAsync();
        await page.GoBackAsync();
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync($"Left {colours}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start over" }).ClickAsync();
        await away.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Searchbox, new() { Name = "Search connectors" })).ToBeVisibleAsync();
        await Expect(page.GetByText(", as of")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Leaving_the_portal_asks_only_when_something_was_typed()
    {
        var asked = 0;
        var page = await OpenAsync();
        page.Dialog += async (_, dialog) =>
        {
            asked++;
            Assert.Equal(DialogType.BeforeUnload, dialog.Type);
            await dialog.AcceptAsync();
        };
        await page.OpenAsync(Portal, NewMySql);
        await Expect(page.GetByLabel("Password")).ToBeVisibleAsync();
        await page.ReloadAsync();
        Assert.Equal(0, asked);
        await page.CircuitAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Typed");
        await Expect(page.GetByLabel("API name", new() { Exact = true })).ToHaveValueAsync("Typed");

        // The browser is told by a call of its own, after what was typed is shown.
        await page.WaitForFunctionAsync("() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))");
        await page.ReloadAsync();

        Assert.Equal(1, asked);
    }

    [Theory]
    [InlineData("StreamingApp")]
    [InlineData("SalesforceMarketingCloud")]
    public async Task What_only_Setup_can_finish_says_so(string type)
    {
        var stored = Org.Org.Data360.Add(type, $"A {type} for Setup");
        var page = await OpenAsync();
        await page.OpenAsync(Portal, $"/connectors/{stored.Id}/clone");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Finish in Setup" })).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
    }
}
