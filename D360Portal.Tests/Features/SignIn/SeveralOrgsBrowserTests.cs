using D360Portal.Simulator.Data360;
using D360Portal.Tests.Features.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.SignIn;

/// <summary>One browser, one user, two orgs at once.</summary>
public sealed class SeveralOrgsBrowserTests(BrowserFixture browser) : IAsyncLifetime
{
    private AcmeAndItsSandbox _orgs = default!;

    private LoopbackOrg Acme => _orgs.Acme;

    private LoopbackOrg Sandbox => _orgs.Sandbox;

    private RunningPortal Portal => _orgs.Portal;

    public async ValueTask InitializeAsync() => _orgs = await AcmeAndItsSandbox.StartAsync(OrgSeed.Exactly(7, "AwsRdsMySql"), OrgSeed.Exactly(3, "AwsS3"));

    public ValueTask DisposeAsync() => _orgs.DisposeAsync();

    [Fact]
    public async Task Two_tabs_show_two_orgs_and_neither_knows_what_happens_in_the_other()
    {
        var page = await browser.OpenAsync(Portal.Address);
        await SignInAsync(page, "/connectors", "Acme");
        var other = await page.Context.NewPageAsync();
        await SignInAsync(other, "/o/sandbox/connectors", "Acme Sandbox");

        await Expect(page.GetByRole(AriaRole.Rowheader).Filter(new() { HasText = "AwsRdsMySql 00" })).ToHaveCountAsync(7);
        await Expect(other.GetByRole(AriaRole.Rowheader).Filter(new() { HasText = "AwsS3 00" })).ToHaveCountAsync(3);
        await Expect(page.GetByText("AwsS3 00")).ToHaveCountAsync(0);
        await Expect(other.GetByText("AwsRdsMySql 00")).ToHaveCountAsync(0);
        await Expect(page.Locator("[data-environment]")).ToHaveAttributeAsync("data-environment", "PRODUCTION");
        await Expect(other.Locator("[data-environment]")).ToHaveAttributeAsync("data-environment", "SANDBOX");

        // The end of the grant in one org is none in the other.
        Sandbox.Org.RevokeGrants("admin@simulated.example");
        await other.GotoAsync($"/o/sandbox/connectors/{Sandbox.Org.Data360.Connections.All[0].Id}");
        await Expect(Alert(other)).ToBeVisibleAsync();
        await Expect(other.GetByRole(AriaRole.Link, new() { Name = "Sign in again" }).First).ToHaveAttributeAsync(
            "href", "/sign-in/sandbox?returnUrl=%2Fo%2Fsandbox%2Fsigned-in");
        await page.GetByRole(AriaRole.Link, new() { Name = "AwsRdsMySql 001" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "AwsRdsMySql 001" })).ToBeVisibleAsync();
        await Expect(Alert(page)).ToHaveCountAsync(0);

        // Signing out of one is none out of the other.
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You are signed out" })).ToBeVisibleAsync();
        await Expect(Alert(other)).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task An_id_of_one_org_is_none_in_the_other()
    {
        var page = await browser.OpenAsync(Portal.Address);
        await SignInAsync(page, "/connectors", "Acme");
        await SignInAsync(page, "/o/sandbox/connectors", "Acme Sandbox");
        var id = Acme.Org.Data360.Connections.All.Select(connection => connection.Id).Except(Sandbox.Org.Data360.Connections.All.Select(connection => connection.Id)).First();

        foreach (var address in (string[])[$"/o/sandbox/connectors/{id}", $"/o/sandbox/connectors/{id}/clone", $"/o/sandbox/connectors/{id}/edit"])
        {
            await page.GotoAsync(address);
            await page.CircuitAsync();

            await Expect(page.GetByText("This org has no connector with").First).ToBeVisibleAsync();
            await Expect(page.GetByText("AwsRdsMySql 00")).ToHaveCountAsync(0);
        }

        Assert.DoesNotContain(Acme.Requests.All, request => request.Path.Contains(id, StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_keyboard_leads_from_one_org_to_the_other_and_back()
    {
        var page = await browser.OpenAsync(Portal.Address);
        await SignInAsync(page, "/connectors", "Acme");
        var orgs = page.GetByRole(AriaRole.Navigation, new() { Name = "Orgs" });
        await Expect(orgs).ToBeHiddenAsync();

        await page.Locator("summary", new() { HasText = "Switch org" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(orgs.GetByRole(AriaRole.Link)).ToHaveCountAsync(2);
        await Expect(orgs.Locator("[aria-current]")).ToContainTextAsync($"PRODUCTION · localhost:{Acme.Options.Origin.Port}");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        // It says nothing of being signed in there: it asks if it must.
        await Expect(page).ToHaveURLAsync(new Uri(Portal.Address, "/o/sandbox/sign-in?returnUrl=%2Fo%2Fsandbox%2Fconnectors").AbsoluteUri);
        await SignInAsync(page, "/o/sandbox/connectors", "Acme Sandbox");
        await page.Locator("summary", new() { HasText = "Switch org" }).ClickAsync();
        await Expect(orgs.Locator("[aria-current]")).ToContainTextAsync("Acme Sandbox");
        await orgs.GetByRole(AriaRole.Link, new() { Name = "Acme localhost" }).ClickAsync();

        await page.CircuitAsync();
        await Expect(page).ToHaveURLAsync(new Uri(Portal.Address, "/connectors").AbsoluteUri);
        await Expect(page.Locator(".band-org")).ToHaveTextAsync("Acme");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(400, ColorScheme.Light)]
    [InlineData(400, ColorScheme.Dark)]
    public async Task The_switcher_fits_and_is_accessible(int width, ColorScheme colours)
    {
        var page = await browser.OpenAsync(Portal.Address, colours, width);
        await SignInAsync(page, "/activity", "Acme");

        await page.Locator("summary", new() { HasText = "Switch org" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Acme Sandbox" })).ToBeInViewportAsync();
        await page.AssertFitsTheWindowAsync();
        await page.AssertAccessibleAsync();
        await page.Context.CloseAsync();
    }

    private static ILocator Alert(IPage page) => page.Locator("header").GetByRole(AriaRole.Alert).Filter(new() { HasText = "Salesforce ended your permission" });

    private static async Task SignInAsync(IPage page, string address, string org)
    {
        await page.GotoAsync(address);
        await page.GetByRole(AriaRole.Link, new() { Name = $"Sign in to {org}", Exact = true }).ClickAsync();
        await page.LogInAndAllowAsync();
        await page.CircuitAsync();
    }
}
