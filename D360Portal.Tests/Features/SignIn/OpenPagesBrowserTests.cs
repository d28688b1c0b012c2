using D360Portal.Simulator;
using D360Portal.Tests.Features.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.SignIn;

/// <summary>What open pages learn of the session and the grant behind them.</summary>
public sealed class OpenPagesBrowserTests(DemoPortal demo, BrowserFixture browser) : BrowserDemoTests(demo, browser)
{
    private const string Form = "/connectors/new/AwsRdsMySql";

    [Fact]
    public async Task A_revoked_grant_is_told_on_every_page_and_nothing_that_was_typed_is_lost()
    {
        var page = await OpenAsync();
        await page.SignInAsync(Form);
        var other = await OpenTabAsync(page, "/activity");
        await FillAsync(page);
        Org.Org.RevokeGrants(SimulatedUser.Admin.Username);
        ExpectWarnings("refused to renew");

        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();

        await Expect(Alert(page)).ToBeVisibleAsync();
        await Expect(Alert(other)).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Password", new() { Exact = true })).ToHaveValueAsync("canary-password");

        var tab = await ClickForTabAsync(page);
        await LogInAsync(tab, SimulatedUser.Admin.Username);
        await Expect(Back(page)).ToBeVisibleAsync();
        await Expect(Back(other)).ToBeVisibleAsync();
        await Expect(tab.GetByRole(AriaRole.Heading, new() { Name = "You are signed in" })).ToBeVisibleAsync();
        await Expect(tab.GetByText($"As {SimulatedUser.Admin.Name}, in Simulated org.")).ToBeVisibleAsync();
        await tab.AssertAccessibleAsync();
        await Expect(Alert(page)).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Connection works" })).ToBeVisibleAsync();
        await Expect(Back(page)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_page_that_is_reloaded_meanwhile_keeps_all_but_secrets()
    {
        var page = await OpenAsync();
        await page.SignInAsync(Form);
        await FillAsync(page);
        Org.Org.RevokeGrants(SimulatedUser.Admin.Username);
        ExpectWarnings("refused to renew");
        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();
        await Expect(Alert(page)).ToBeVisibleAsync();

        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Salesforce ended your permission" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in to Simulated org" }).ClickAsync();
        await LogInAsync(page, SimulatedUser.Admin.Username);
        await page.CircuitAsync();

        await Expect(page).ToHaveURLAsync(new Uri(Portal.Address, Form).AbsoluteUri);
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Typed before");
        await Expect(page.GetByLabel("Password", new() { Exact = true })).ToHaveValueAsync("");
        await Expect(Alert(page)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Somebody_else_who_signs_in_in_a_second_tab_does_not_get_the_first_one()
    {
        var page = await OpenAsync();
        await page.SignInAsync(Form);
        await FillAsync(page);
        Org.Org.RevokeGrants(SimulatedUser.Admin.Username);
        ExpectWarnings("refused to renew");
        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();

        var tab = await ClickForTabAsync(page);
        await LogInAsync(tab, SimulatedUser.Reviewer.Username);
        await Expect(tab.GetByText($"As {SimulatedUser.Reviewer.Name}, in Simulated org.")).ToBeVisibleAsync();
        await tab.GotoAsync(Form);
        await tab.CircuitAsync();

        await Expect(tab.Locator("header").GetByText(SimulatedUser.Reviewer.Name, new() { Exact = true })).ToBeVisibleAsync();
        await Expect(tab.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("");
        await Expect(Alert(tab)).ToBeHiddenAsync();
        await Expect(Alert(page)).ToBeVisibleAsync();
        await Expect(page.Locator("header").GetByText(SimulatedUser.Admin.Name, new() { Exact = true })).ToBeVisibleAsync();

        Org.Requests.Clear();
        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();
        await Expect(page.GetByText("Connection works")).ToBeHiddenAsync();
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Typed before");
        Assert.DoesNotContain(Org.Requests.All, request => request.Method == "POST");
    }

    [Fact]
    public async Task Signing_out_in_one_tab_closes_the_others_at_once_and_leaves_the_user_s_other_browser()
    {
        var page = await OpenAsync();
        await page.SignInAsync("/activity");
        var other = await OpenTabAsync(page, Form);
        var elsewhere = await OpenAsync();
        await elsewhere.SignInAsync("/activity");

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();

        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "You are signed out" })).ToBeVisibleAsync();
        await Expect(other).ToHaveURLAsync(new Uri(Portal.Address, "/sign-in?problem=signed_out&returnUrl=" + Uri.EscapeDataString(Form)).AbsoluteUri);
        await Expect(page).ToHaveURLAsync(new Uri(Portal.Address, "/sign-in?problem=signed_out").AbsoluteUri);
        await elsewhere.ReloadAsync();
        await elsewhere.CircuitAsync();
        await Expect(elsewhere.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_tab_from_before_signing_in_again_is_closed_as_well()
    {
        var page = await OpenAsync();
        await page.SignInAsync("/activity");
        await page.SignInInAnotherTabAsync();
        var other = await OpenTabAsync(page, "/connectors");

        await other.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You are signed out" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(400, ColorScheme.Light)]
    public async Task The_notice_fits_stays_in_sight_and_is_accessible(int width, ColorScheme colours)
    {
        var page = await OpenAsync(colours, width);
        await page.OpenAsync(Portal, Form);
        await page.GetByLabel("Database", new() { Exact = true }).ScrollIntoViewIfNeededAsync();
        await page.EvaluateAsync("() => window.scrollTo(0, document.body.scrollHeight)");
        Org.Org.RevokeGrants(SimulatedUser.Admin.Username);
        ExpectWarnings("refused to renew");

        await FillAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Test connection" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign in again" })).ToBeInViewportAsync();
        await page.AssertFitsTheWindowAsync();
        await page.AssertAccessibleAsync();
    }

    private static ILocator Alert(IPage page) => page.Locator("header").GetByRole(AriaRole.Alert).Filter(new() { HasText = "Salesforce ended your permission" });

    private static ILocator Back(IPage page) => page.Locator("header").GetByRole(AriaRole.Status).Filter(new() { HasText = "You are signed in again" });

    private static async Task<IPage> OpenTabAsync(IPage page, string address)
    {
        var tab = await page.Context.NewPageAsync();
        await tab.GotoAsync(address);
        await tab.CircuitAsync();
        return tab;
    }

    private static Task<IPage> ClickForTabAsync(IPage page) =>
        page.Context.RunAndWaitForPageAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Sign in again" }).ClickAsync());

    private static async Task LogInAsync(IPage page, string username)
    {
        await page.Locator("input[name=username]").FillAsync(username);
        await page.Locator("input[name=pw]").FillAsync("any password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Log In" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();
    }

    private static async Task FillAsync(IPage page)
    {
        foreach (var (field, value) in (IEnumerable<(string, string)>)
            [
                ("Name", "Typed before"), ("Username", "canary-user"), ("Password", "canary-password"),
                ("Connection URL", "clinic.abc123.eu-west-1.rds.amazonaws.com:3306"), ("Database", "clinic"),
            ])
        {
            await page.GetByLabel(field, new() { Exact = true }).FillAsync(value);
        }
    }
}
