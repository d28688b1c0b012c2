using D360Portal.Simulator;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections.Create;

/// <summary>What the portal is for: open a connector that works, clone it, change four values, test, create, see it. And once more.</summary>
public sealed class MainJobBrowserTests(DemoPortal demo, BrowserFixture browser) : BrowserDemoTests(demo, browser)
{
    private const string Source = "AWS RDS MySQL clinic 07";
    private const string Secret = "canary-typed-secret";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_main_job_is_done_by_mouse(bool otherQuirks)
    {
        Org.Quirks = otherQuirks ? Quirks.AllOther : new Quirks();
        var label = $"Clinic by mouse {otherQuirks}";
        var page = await OpenAsync();
        await page.SignInAsync();
        await page.SearchConnectorsAsync("clinic 07");
        await page.GetByRole(AriaRole.Row).GetByRole(AriaRole.Link, new() { Name = Source }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = Source, Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Clone" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Clone {Source}" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Password")).ToHaveValueAsync("");

        foreach (var (field, value) in ValuesOf(label, "by-mouse", otherQuirks))
        {
            await page.GetByLabel(field, new() { Exact = true }).FillAsync(value);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();
        await Expect(Status(page).Filter(new() { HasText = "Connection works" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Create connector" }).ClickAsync();
        await AssertCreatedAsync(page, label);

        await page.GetByRole(AriaRole.Link, new() { Name = "Clone" }).ClickAsync();
        await AssertClonedAgainAsync(page, label, "by-mouse");

        await page.GetByRole(AriaRole.Navigation, new() { Name = "Breadcrumb" }).GetByRole(AriaRole.Link, new() { Name = "Connectors" }).ClickAsync();
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search connectors" }).FillAsync(label);
        await Expect(page.GetByRole(AriaRole.Row).GetByRole(AriaRole.Link, new() { Name = label })).ToBeVisibleAsync();
        await AssertNoSecretAsync(page);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_main_job_is_done_by_keyboard_alone(bool otherQuirks)
    {
        Org.Quirks = otherQuirks ? Quirks.AllOther : new Quirks();
        var label = $"Clinic by keyboard {otherQuirks}";
        var page = await OpenAsync();
        await page.GotoAsync("/");
        await page.PressByKeyboardAsync(page.GetByRole(AriaRole.Link, new() { Name = "Sign in to Simulated org" }));
        await page.TypeByKeyboardAsync(page.Locator("input[name=username]"), "admin@simulated.example");
        await page.TypeByKeyboardAsync(page.Locator("input[name=pw]"), "any password");
        await page.PressByKeyboardAsync(page.GetByRole(AriaRole.Button, new() { Name = "Log In" }));
        await page.PressByKeyboardAsync(page.GetByRole(AriaRole.Button, new() { Name = "Allow" }));
        await page.CircuitAsync();

        await page.TypeByKeyboardAsync(page.GetByRole(AriaRole.Searchbox, new() { Name = "Search connectors" }), "clinic 07");
        await page.PressByKeyboardAsync(page.GetByRole(AriaRole.Row).GetByRole(AriaRole.Link, new() { Name = Source }));
        await page.PressByKeyboardAsync(page.GetByRole(AriaRole.Link, new() { Name = "Clone" }));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Clone {Source}" })).ToBeVisibleAsync();
        foreach (var (field, value) in ValuesOf(label, "by-keyboard", otherQuirks))
        {
            await page.TypeByKeyboardAsync(page.GetByLabel(field, new() { Exact = true }), value);
        }

        await page.PressByKeyboardAsync(page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }));
        await Expect(Status(page).Filter(new() { HasText = "Connection works" })).ToBeVisibleAsync();
        await page.PressByKeyboardAsync(page.GetByRole(AriaRole.Button, new() { Name = "Create connector" }));
        await AssertCreatedAsync(page, label);

        await page.PressByKeyboardAsync(page.GetByRole(AriaRole.Link, new() { Name = "Clone" }));
        await AssertClonedAgainAsync(page, label, "by-keyboard");
        await AssertNoSecretAsync(page);
    }

    /// <summary>What is typed, in the order of the form. An org that masks parameters makes it five values.</summary>
    private static IReadOnlyList<(string Field, string Value)> ValuesOf(string label, string host, bool isMasked) =>
    [
        ("Name", label),
        ("Username", "canary-typed-user"),
        ("Password", Secret),
        ("Connection URL", Url(host)),
        .. isMasked ? [("Database", "clinic_07")] : Array.Empty<(string, string)>(),
    ];

    private async Task AssertCreatedAsync(IPage page, string label)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = label, Exact = true })).ToBeVisibleAsync();
        await Expect(Status(page).Filter(new() { HasText = "Connector created." }).First).ToBeVisibleAsync();
        var stored = Assert.Single(Org.Org.Data360.Connections.All, connection => connection.Label == label);
        await Expect(page).ToHaveURLAsync(new Uri(Portal.Address, $"/connectors/{stored.Id}").AbsoluteUri);
        Assert.DoesNotContain("canary", await page.ContentAsync(), StringComparison.Ordinal);
    }

    private static async Task AssertClonedAgainAsync(IPage page, string label, string host)
    {
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Clone {label}" })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Connection URL")).ToHaveValueAsync(Url(host));
        await Expect(page.GetByLabel("Database")).ToHaveValueAsync("clinic_07");
        await Expect(page.GetByLabel("Username")).ToHaveValueAsync("");
        await Expect(page.GetByLabel("Password")).ToHaveValueAsync("");
    }

    /// <summary>Nothing that was typed as a secret is anywhere where somebody could read it.</summary>
    private async Task AssertNoSecretAsync(IPage page)
    {
        Assert.DoesNotContain("canary", await page.ContentAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", Portal.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", await Portal.ReadFilesAsync(), StringComparison.Ordinal);
        Assert.All(Org.Requests.All, request => Assert.DoesNotContain("canary", request.Path + request.Query, StringComparison.Ordinal));
    }

    private static ILocator Status(IPage page) => page.GetByRole(AriaRole.Status);

    private static string Url(string host) => $"{host}.abc123.eu-west-1.rds.amazonaws.com:3306";
}
