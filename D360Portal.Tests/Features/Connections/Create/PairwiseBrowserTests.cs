using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections.Create;

/// <summary>The main job in a real browser under ten mixes of what nobody knows about Salesforce; all default and all other are among the tests of the main job itself.</summary>
public sealed class PairwiseBrowserTests(DemoPortal demo, BrowserFixture browser) : BrowserDemoTests(demo, browser)
{
    public static TheoryData<int> Mixes => [.. Enumerable.Range(0, QuirkMixes.Count)];

    [Theory]
    [MemberData(nameof(Mixes))]
    public async Task A_connector_is_cloned_tested_and_created(int mix)
    {
        Org.Quirks = QuirkMixes.Mix(mix);
        var label = $"Clinic of mix {mix}";
        var source = Org.Org.Data360.Connections.All.First(connection => connection.Label == "AWS RDS MySQL clinic 07");
        var page = await OpenAsync();
        await page.OpenAsync(Portal, $"/connectors/{source.Id}/clone");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Clone {source.Label}" })).ToBeVisibleAsync();
        foreach (var (field, value) in (IEnumerable<(string, string)>)
            [("Name", label), ("Username", "canary-user"), ("Password", "canary-password"), ("Connection URL", $"mix-{mix}.abc123.eu-west-1.rds.amazonaws.com:3306"), ("Database", "clinic_07")])
        {
            await page.GetByLabel(field, new() { Exact = true }).FillAsync(value);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Connection works" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create connector" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = label, Exact = true })).ToBeVisibleAsync();
        Assert.Single(Org.Org.Data360.Connections.All, connection => connection.Label == label);
        Assert.DoesNotContain("canary", await page.ContentAsync(), StringComparison.Ordinal);
    }
}
