using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Components.Layout;

/// <summary>What surrounds every page: colours, focus, skip link, narrow screens.</summary>
public sealed class ShellBrowserTests(DemoPortal demo, BrowserFixture browser) : BrowserDemoTests(demo, browser)
{
    private const string Theme = "() => document.documentElement.dataset.theme";
    private const string ActiveId = "() => document.activeElement.id";

    [Theory]
    [InlineData(ColorScheme.Light, "light")]
    [InlineData(ColorScheme.Dark, "dark")]
    public async Task The_colours_follow_the_system_until_the_user_chooses(ColorScheme system, string theme)
    {
        var page = await OpenAsync(system);
        await page.GotoAsync("/sign-in");
        Assert.Equal(theme, await page.EvaluateAsync<string>(Theme));

        var other = system is ColorScheme.Light ? ColorScheme.Dark : ColorScheme.Light;
        await page.EmulateMediaAsync(new() { ColorScheme = other });

        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", theme == "dark" ? "light" : "dark");
    }

    [Fact]
    public async Task A_choice_of_colours_is_remembered_on_static_and_on_live_pages()
    {
        var page = await OpenAsync();
        await page.GotoAsync("/sign-in");
        var light = await BackgroundAsync(page);
        await Expect(Toggle(page)).ToHaveAttributeAsync("aria-pressed", "false");

        await Toggle(page).ClickAsync();

        await Expect(Toggle(page)).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.NotEqual(light, await BackgroundAsync(page));
        await page.ReloadAsync();
        Assert.Equal("dark", await page.EvaluateAsync<string>(Theme));
        await page.GotoAsync("/connect");
        Assert.Equal("dark", await page.EvaluateAsync<string>(Theme));

        await page.SignInAsync("/org");
        Assert.Equal("dark", await page.EvaluateAsync<string>(Theme));
        await Expect(Toggle(page)).ToHaveAttributeAsync("aria-pressed", "true");
        await Toggle(page).ClickAsync();
        await Expect(Toggle(page)).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.Equal(light, await BackgroundAsync(page));
        await page.ReloadAsync();
        await page.CircuitAsync();
        Assert.Equal("light", await page.EvaluateAsync<string>(Theme));
        await Expect(Toggle(page)).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [Fact]
    public async Task The_skip_link_of_a_static_page_leads_to_its_content_and_loses_nothing()
    {
        var page = await OpenAsync();
        await page.GotoAsync("/sign-in?problem=unreachable&returnUrl=%2Forg");

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" })).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" })).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");

        Assert.Equal("main", await page.EvaluateAsync<string>(ActiveId));
        await Expect(page).ToHaveURLAsync(new Uri(Portal.Address, "/sign-in?problem=unreachable&returnUrl=%2Forg#main").AbsoluteUri);
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_skip_link_of_a_live_page_leads_to_its_content()
    {
        var page = await OpenAsync();
        await page.SignInAsync("/org?n=1");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#main")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Run the check" })).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_skip_link_of_an_error_page_stays_at_the_address_that_failed()
    {
        var page = await OpenAsync();
        await page.GotoAsync("/nowhere?n=1");

        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new Uri(Portal.Address, "/nowhere?n=1#main").AbsoluteUri);
        Assert.Equal("main", await page.EvaluateAsync<string>(ActiveId));
    }

    [Fact]
    public async Task After_navigation_the_focus_is_on_the_heading()
    {
        var page = await OpenAsync();
        await page.SignInAsync("/org");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Org", Exact = true })).ToBeFocusedAsync();
        var navigation = page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });

        await navigation.GetByRole(AriaRole.Link, new() { Name = "Connectors" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Connectors", Exact = true })).ToBeFocusedAsync();
        await navigation.GetByRole(AriaRole.Link, new() { Name = "Org" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Org", Exact = true })).ToBeFocusedAsync();
        await Expect(navigation.GetByRole(AriaRole.Link, new() { Name = "Org" })).ToHaveAttributeAsync("aria-current", "page");
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-in?problem=not_approved")]
    [InlineData("/connect")]
    [InlineData("/connect?myDomain=https://a-very-long-name-of-a-hospital-group-in-the-north.lightning.force.com")]
    [InlineData("/nowhere")]
    [InlineData("/error")]
    [InlineData("/sign-in/simulated")]
    public async Task A_narrow_screen_needs_no_sideways_scrolling(string address)
    {
        var page = await OpenAsync(width: 400);
        await page.GotoAsync(address);

        await AssertFitsAsync(page);
    }

    [Fact]
    public async Task A_narrow_screen_needs_no_sideways_scrolling_through_a_whole_sign_in()
    {
        var page = await OpenAsync(width: 400);
        await page.GotoAsync("/sign-in/simulated?returnUrl=/org");
        await page.LogInAsync();
        await AssertFitsAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();
        await page.CircuitAsync();
        await Expect(page.GetByText("Salesforce answered at")).ToBeVisibleAsync();

        await AssertFitsAsync(page);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Help_for_the_stranded_opens_and_fits_a_narrow_screen()
    {
        var page = await OpenAsync(width: 400);
        await page.GotoAsync("/sign-in");

        await page.GetByText("Stuck on Salesforce's page").ClickAsync();

        await Expect(page.GetByText("OAUTH_EC_APP_NOT_FOUND")).ToBeVisibleAsync();
        await AssertFitsAsync(page);
    }

    private static ILocator Toggle(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Dark colours" });

    private static Task<string> BackgroundAsync(IPage page) => page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor");

    private static async Task AssertFitsAsync(IPage page)
    {
        var width = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        Assert.True(width <= 400, $"{page.Url} is {width} pixels wide.");
    }
}
