using System.Text.RegularExpressions;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections.Details;

public sealed class DetailsPageBrowserTests(DemoPortal demo, BrowserFixture browser) : BrowserDemoTests(demo, browser)
{
    private const string Unknown = "9cg000000000999AAA";

    [Fact]
    public async Task A_connector_is_shown_in_full_and_its_secrets_are_not()
    {
        var connector = Connector("AWS RDS MySQL clinic 12");
        var page = await OpenAsync($"/connectors/{connector.Id}");

        await Expect(Heading(page)).ToHaveTextAsync("AWS RDS MySQL clinic 12");
        await Expect(page).ToHaveTitleAsync("AWS RDS MySQL clinic 12 · Simulated org · D360 Portal");
        var highlights = page.GetByRole(AriaRole.Region, new() { Name = "Highlights" });
        await Expect(highlights).ToContainTextAsync("AWS_RDS_MySQL_clinic_12");
        await Expect(highlights).ToContainTextAsync("AwsRdsMySql");
        await Expect(highlights).ToContainTextAsync(connector.Id);
        var settings = page.GetByRole(AriaRole.Region, new() { Name = "Settings" });
        await Expect(settings).ToContainTextAsync("clinic-12.");
        await Expect(settings).ToContainTextAsync("clinic_12");
        await Expect(settings.GetByText("set; Salesforce does not give it back")).ToHaveCountAsync(2);
        var text = await page.ContentAsync();
        Assert.DoesNotContain("****", text, StringComparison.Ordinal);
        Assert.DoesNotContain("simulated-secret", text, StringComparison.Ordinal);
        Assert.All(Org.Org.IssuedSecrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_view_makes_each_call_once_and_a_second_tab_none()
    {
        var address = $"/connectors/{Connector("AWS RDS MySQL clinic 12").Id}";
        var page = await OpenAsync(address);
        await Expect(Heading(page)).ToHaveTextAsync("AWS RDS MySQL clinic 12");
        Assert.Equal(
            [$"/services/data/v66.0/ssot{address.Replace("connectors", "connections", StringComparison.Ordinal)}", "/services/data/v66.0/ssot/connectors/AwsRdsMySql"],
            Calls());

        var second = await page.Context.NewPageAsync();
        await second.GotoAsync(address);
        await Expect(Heading(second)).ToHaveTextAsync("AWS RDS MySQL clinic 12");
        Assert.Equal(2, Calls().Count);

        await page.GetByRole(AriaRole.Button, new() { Name = "Refresh" }).ClickAsync();
        await Org.Requests.WaitForAsync(_ => Calls().Count == 3, Cancellation);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Refresh" })).ToBeEnabledAsync();
        Assert.Equal(3, Calls().Count);
    }

    [Fact]
    public async Task The_call_is_shown_as_it_is_sent_and_without_the_token()
    {
        var connector = Connector("AWS RDS MySQL clinic 12");
        var page = await OpenAsync($"/connectors/{connector.Id}");
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Show the call" });

        await button.ClickAsync();

        await Expect(button).ToHaveAttributeAsync("aria-expanded", "true");
        var panel = page.GetByRole(AriaRole.Region, new() { Name = "The call" });
        await Expect(panel).ToContainTextAsync($"curl 'https://simulated-org.my.salesforce.example/services/data/v66.0/ssot/connections/{connector.Id}'");
        await Expect(panel).ToContainTextAsync("Authorization: Bearer $SF_TOKEN");
        await Expect(panel).ToContainTextAsync("\"method\": \"GET\"");
        await page.AssertAccessibleAsync();
        await button.ClickAsync();
        await Expect(panel).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("AWS RDS MySQL clinic 07", "Failed", "Salesforce could not reach the source the last time. Test the connector: the test tells the cause.")]
    [InlineData("AWS RDS MySQL clinic 05", "Needs new sign-in", "The source wants to be authorized anew. Change its credentials;")]
    public async Task A_status_is_explained(string label, string word, string meaning)
    {
        var page = await OpenAsync($"/connectors/{Connector(label).Id}");

        var status = page.GetByRole(AriaRole.Region, new() { Name = "Status", Exact = true });
        await Expect(status).ToContainTextAsync(word);
        await Expect(status).ToContainTextAsync(meaning);
        await Expect(status).ToContainTextAsync("Last error:");
    }

    [Fact]
    public async Task Connectors_of_every_family_have_a_page()
    {
        var page = await OpenAsync("/connectors");
        foreach (var label in (string[])["Salesforce Connector Home", "Marketing Cloud", "Bedside devices Bergen", "Patient portal Bergen", "Analytics Bergen"])
        {
            await page.GotoAsync($"/connectors/{Connector(label).Id}");

            await Expect(Heading(page)).ToHaveTextAsync(label);
            await Expect(Alert(page)).ToHaveCountAsync(0);
        }

        await Expect(page.GetByText("AccountUrl").Or(page.GetByText("Account URL")).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Both_lengths_of_an_id_lead_to_the_connector()
    {
        var page = await OpenAsync($"/connectors/{Connector("AWS RDS MySQL clinic 12").Id[..15]}");

        await Expect(Heading(page)).ToHaveTextAsync("AWS RDS MySQL clinic 12");
    }

    [Fact]
    public async Task Hostile_labels_are_text_in_heading_and_title()
    {
        var page = await OpenAsync("/connectors");
        page.Dialog += (_, dialog) => throw new InvalidOperationException($"A label ran as script: {dialog.Message}");
        foreach (var hostile in Org.Org.Data360.Connections.All.Where(connection => connection.ConnectorType == "AwsRdsPostgres" && !connection.Label.StartsWith("Laboratory", StringComparison.Ordinal)))
        {
            await page.GotoAsync($"/connectors/{hostile.Id}");

            await Expect(page.GetByText(hostile.Id).First).ToBeVisibleAsync();
            Assert.Equal(hostile.Label, await Heading(page).TextContentAsync());
            Assert.StartsWith(hostile.Label[..Math.Min(10, hostile.Label.Length)], await page.EvaluateAsync<string>("() => document.querySelector('title').textContent"), StringComparison.Ordinal);
            Assert.Equal(0, await page.Locator("main script, main h1 b, main img").CountAsync());
            await page.AssertFitsTheWindowAsync();
        }
    }

    [Fact]
    public async Task An_id_that_the_org_does_not_have_is_said_to_be_unknown()
    {
        var page = await OpenAsync($"/connectors/{Unknown}");

        await Expect(Heading(page)).ToHaveTextAsync("No such connector");
        await Expect(page.GetByText(Unknown)).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "All connectors" }).ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync("Connectors");

        // The next test counts its own calls.
        await Expect(page.GetByText("connectors loaded.")).ToBeAttachedAsync();
    }

    [Theory]
    [InlineData("x")]
    [InlineData("%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("%E2%80%AE9cg")]
    [InlineData("..%2F..%2Fconnectors")]
    public async Task What_has_not_the_form_of_an_id_costs_no_call(string id)
    {
        var page = await OpenAsync($"/connectors/{id}");

        await Expect(Heading(page)).ToHaveTextAsync("No such connector");
        Assert.Empty(Calls());
    }

    [Fact]
    public async Task A_user_without_permission_is_told_so()
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, $"/connectors/{Connector("AWS RDS MySQL clinic 12").Id}", SimulatedUser.Outsider.Username);

        await Expect(Heading(page)).ToHaveTextAsync("The connector cannot be read");
        await Expect(Alert(page)).ToContainTextAsync("Your Salesforce user may not do this.");
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task A_failure_can_be_tried_again()
    {
        var connector = Connector("AWS RDS MySQL clinic 12");
        Org.Faults.Next(AnyFaults.Status($"/services/data/v66.0/ssot/connections/{connector.Id}", 500));
        var page = await OpenAsync($"/connectors/{connector.Id}");
        await Expect(Alert(page)).ToContainTextAsync("Salesforce failed on its side.");

        await page.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();

        await Expect(Heading(page)).ToHaveTextAsync("AWS RDS MySQL clinic 12");
        await Expect(Alert(page)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Without_the_catalogue_the_page_is_poorer_and_not_broken()
    {
        Org.Faults.Always(AnyFaults.Status("/services/data/v66.0/ssot/connectors/AwsRdsMySql", 500));
        var page = await OpenAsync($"/connectors/{Connector("AWS RDS MySQL clinic 13").Id}");

        await Expect(Heading(page)).ToHaveTextAsync("AWS RDS MySQL clinic 13");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Settings" })).ToContainTextAsync("jdbc_connection_url");
        await Expect(Alert(page)).ToContainTextAsync("The catalogue does not say how the settings are called.");
    }

    [Fact]
    public async Task A_page_that_opens_when_the_grant_has_ended_leads_to_a_sign_in_and_back()
    {
        var address = $"/connectors/{Connector("AWS RDS MySQL clinic 14").Id}";
        var page = await OpenAsync("/connectors");
        await Expect(page.GetByText("as of just now")).ToBeVisibleAsync();
        Org.Org.RevokeGrants("admin@simulated.example");

        await page.GotoAsync(address);
        await Expect(page.Locator("main").GetByText("Salesforce ended your permission.")).ToBeVisibleAsync();
        await page.ReloadAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in to Simulated org" }).ClickAsync();
        await page.LogInAndAllowAsync();
        await Expect(Heading(page)).ToHaveTextAsync("AWS RDS MySQL clinic 14");
        await Expect(page).ToHaveURLAsync(new Uri(Portal.Address, address).AbsoluteUri);
    }

    [Fact]
    public async Task A_page_that_found_the_grant_ended_asks_again_by_itself_when_the_user_is_back()
    {
        var page = await OpenAsync("/connectors");
        await Expect(page.GetByText("as of just now")).ToBeVisibleAsync();
        Org.Org.RevokeGrants("admin@simulated.example");
        await page.GotoAsync($"/connectors/{Connector("AWS RDS MySQL clinic 15").Id}");
        await Expect(page.Locator("main").GetByText("Salesforce ended your permission.")).ToBeVisibleAsync();

        await page.SignInInAnotherTabAsync();

        await Expect(Heading(page)).ToHaveTextAsync("AWS RDS MySQL clinic 15");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task The_pages_are_accessible(ColorScheme colours)
    {
        var page = await OpenAsync(colours);
        await page.OpenAsync(Portal, $"/connectors/{Connector("AWS RDS MySQL clinic 07").Id}");
        await Expect(Heading(page)).ToHaveTextAsync("AWS RDS MySQL clinic 07");
        await page.AssertAccessibleAsync();

        await page.GotoAsync($"/connectors/{Unknown}");
        await Expect(Heading(page)).ToHaveTextAsync("No such connector");
        await page.AssertAccessibleAsync();
    }

    [Fact]
    public async Task On_a_narrow_screen_the_page_does_not_scroll_sideways()
    {
        var page = await OpenAsync(width: 400);
        await page.OpenAsync(Portal, $"/connectors/{Connector("AWS RDS MySQL clinic 07").Id}");
        await Expect(Heading(page)).ToHaveTextAsync("AWS RDS MySQL clinic 07");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show the call" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "The call" })).ToBeVisibleAsync();

        await page.AssertFitsTheWindowAsync();
    }

    private IReadOnlyList<string> Calls() =>
        [.. Org.Requests.All.Select(request => request.Path).Where(path => path.Contains("/ssot/", StringComparison.Ordinal))];

    private StoredConnection Connector(string label) => Org.Org.Data360.Connections.All.First(connection => connection.Label == label);

    private async Task<IPage> OpenAsync(string address)
    {
        var page = await OpenAsync();
        await page.OpenAsync(Portal, address);
        return page;
    }

    /// <summary>Alerts that say something; one is always there for what may come.</summary>
    private static ILocator Alert(IPage page) => page.GetByRole(AriaRole.Alert).Filter(new() { HasTextRegex = new Regex(@"\S") });

    private static ILocator Heading(IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });
}
