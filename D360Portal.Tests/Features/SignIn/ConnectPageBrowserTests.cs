using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.SignIn;

[Collection(BrowserFixture.Clipboard)]
public sealed class ConnectPageBrowserTests(DemoPortal demo, BrowserFixture browser) : BrowserDemoTests(demo, browser)
{
    [Fact]
    public async Task The_demo_s_banner_leads_to_it()
    {
        var page = await OpenAsync();
        await page.GotoAsync("/sign-in");

        await page.GetByRole(AriaRole.Link, new() { Name = "Connect a real org", Exact = true }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Connect a real org" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Copy_buttons_copy_exactly_what_is_to_be_pasted_and_say_so()
    {
        var page = await OpenAsync();
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await page.GotoAsync("/connect");

        await AssertCopiedAsync(page, "Callback URL", new Uri(Portal.Address, "/oauth/callback").AbsoluteUri);
        await AssertCopiedAsync(page, "Scopes", "api refresh_token cdp_api cdp_query_api cdp_profile_api cdp_ingest_api");
        await AssertCopiedAsync(page, "Shell settings", (await page.Locator("#shell").TextContentAsync())!);
        await AssertCopiedAsync(page, "PowerShell settings", (await page.Locator("#powershell").TextContentAsync())!);
    }

    [Fact]
    public async Task Where_the_clipboard_is_forbidden_the_text_is_marked()
    {
        var page = await OpenAsync();
        await page.AddInitScriptAsync("Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error()) } })");
        await page.GotoAsync("/connect");

        await page.GetByRole(AriaRole.Button, new() { Name = "Copy Callback URL" }).ClickAsync();

        await Expect(page.GetByText("to copy the marked text")).ToBeAttachedAsync();
        Assert.Equal(new Uri(Portal.Address, "/oauth/callback").AbsoluteUri, await page.EvaluateAsync<string>("() => getSelection().toString().trim()"));
    }

    [Fact]
    public async Task A_typed_My_Domain_is_checked_suggested_and_put_into_the_settings()
    {
        var page = await OpenAsync();
        await page.GotoAsync("/connect");

        await page.GetByLabel("My Domain", new() { Exact = true }).FillAsync("https://acme--dev.sandbox.lightning.force.com/lightning/page/home");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the form" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Did you mean");
        await Expect(page.GetByLabel("My Domain", new() { Exact = true })).ToHaveAttributeAsync("aria-invalid", "true");

        await page.GetByRole(AriaRole.Link, new() { Name = "https://acme--dev.sandbox.my.salesforce.com" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "The form is right" })).ToBeVisibleAsync();
        await Expect(page.Locator("#shell")).ToContainTextAsync("export Salesforce__Orgs__acmedev__MyDomain=\"https://acme--dev.sandbox.my.salesforce.com\"");
        Assert.Empty(Org.Requests.All);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("javascript:alert(1)//.my.salesforce.com")]
    public async Task Whatever_is_typed_stays_text(string typed)
    {
        var page = await OpenAsync();
        var dialogs = 0;
        page.Dialog += (_, dialog) =>
        {
            dialogs++;
            _ = dialog.DismissAsync();
        };

        await page.GotoAsync("/connect?myDomain=" + Uri.EscapeDataString(typed));

        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(page.GetByLabel("My Domain", new() { Exact = true })).ToHaveValueAsync(typed);
        Assert.Equal(0, dialogs);
        await Expect(page.Locator("img[src=x]")).ToHaveCountAsync(0);
    }

    private static async Task AssertCopiedAsync(IPage page, string what, string text)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = $"Copy {what}", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = $"{what} copied." })).ToBeAttachedAsync();
        Assert.Equal(text, await page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
    }
}
