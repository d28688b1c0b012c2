using AngleSharp.Dom;
using D360Portal.Features.Connections;
using D360Portal.Simulator.Data360;
using D360Portal.Tests.Features.Connections.Create;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Features.Connections.Activity;

public sealed class ActivityPageTests(DemoPortal demo) : CreatingTests(demo)
{
    [Fact]
    public async Task The_page_says_what_when_and_what_became_of_it()
    {
        var grant = await StartAsync();
        Org.Faults.Next(ConnectionWriteFaults.CreateLost);
        ExpectWarnings("was not answered");
        await CreateAsync(grant, Clinic("Activity unknown"));
        var created = Assert.IsType<CreateOutcome.Created>(await CreateAsync(grant, Clinic("Activity <created>")));
        await CreateAsync(grant, Clinic("Activity rejected", "down-6"));

        using var browser = Portal.OpenBrowser();
        var page = await browser.SignInAsync(start: "/sign-in/simulated?returnUrl=/activity");

        Assert.Equal("Activity", page.Heading);
        var rows = page.Document.QuerySelectorAll("table[aria-label=Activity] tbody tr");
        Assert.Equal(["Activity <created>", created.Id.ToString(), "Activity_created", "AwsRdsMySql", "Created", "just now"], Row("Activity <created>"));
        Assert.Equal(["Activity rejected", "Activity_rejected", "AwsRdsMySql", "Not created"], Row("Activity rejected")[..4]);
        Assert.StartsWith("Salesforce could not reach the source.", Row("Activity rejected")[4], StringComparison.Ordinal);
        Assert.Equal(["Activity unknown", "Activity_unknown", "AwsRdsMySql", "Unknown", "Salesforce did not answer.", "Look again", "just now"], Row("Activity unknown"));

        string[] Row(string label) =>
        [
            .. rows.Single(row => row.TextContent.Contains(label, StringComparison.Ordinal))
                .Descendants<IText>().Select(text => text.Data.Trim()).Where(text => text.Length > 0),
        ];

        Assert.EndsWith($"connectors/{created.Id}", rows.SelectMany(row => row.QuerySelectorAll("th a")).Single(link => link.TextContent == "Activity <created>").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_anything_done_the_page_says_what_to_do()
    {
        using var browser = Portal.OpenBrowser();
        var page = await browser.SignInAsync("outsider@simulated.example", "/sign-in/simulated?returnUrl=/activity");

        Assert.Contains("Nothing yet", page.Text, StringComparison.Ordinal);
        Assert.EndsWith("connectors/new", page.Document.QuerySelectorAll("main a").Single(link => link.TextContent == "Create one").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_sees_what_another_user_did()
    {
        var grant = await StartAsync();
        await CreateAsync(grant, Clinic("Of the admin"));

        using var browser = Portal.OpenBrowser();
        var page = await browser.SignInAsync(Reviewer, "/sign-in/simulated?returnUrl=/activity");

        Assert.DoesNotContain("Of the admin", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_done_is_still_there_after_a_disconnect_and_another_sign_in()
    {
        var grant = await StartAsync();
        await CreateAsync(grant, Clinic("Outlives the grant"));

        using var browser = Portal.OpenBrowser();
        await browser.PressAsync(await browser.SignInAsync(), "Disconnect from Salesforce");
        Assert.Empty(await Portal.ReadGrantsAsync());
        var page = await browser.SignInAsync(start: "/sign-in/simulated?returnUrl=/activity");

        Assert.Contains("Outlives the grant", page.Text, StringComparison.Ordinal);
        Assert.NotEqual(grant.Id.Value, Assert.Single(await Portal.ReadGrantsAsync()).Id);
    }
}
