using D360Portal.Simulator;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.SignIn;

public sealed class SignInBrowserTests(DemoPortal demo, BrowserFixture browser) : BrowserDemoTests(demo, browser)
{
    [Fact]
    public async Task A_user_signs_in_sees_who_and_where_and_signs_out_with_the_mouse()
    {
        var page = await OpenAsync();

        await page.SignInAsync("/org");

        await Expect(page).ToHaveURLAsync(new Uri(Portal.Address, "/org").AbsoluteUri);
        await Expect(page).ToHaveTitleAsync("Org · Simulated org · D360 Portal");
        await Expect(page.Locator("header").GetByText("SIMULATED", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.Locator("header").GetByText("Simulated org", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.Locator("header").GetByText(SimulatedUser.Admin.Name)).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Salesforce answered at" })).ToBeVisibleAsync();
        await Expect(page.GetByText(SimulatedUser.Admin.Username).First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You are signed out" })).ToBeVisibleAsync();
        await page.GotoAsync("/org");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task One_click_begins_one_sign_in()
    {
        var page = await OpenAsync();
        await page.GotoAsync("/sign-in");

        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in to Simulated org" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Log in" })).ToBeVisibleAsync();
        Assert.Single(Org.Requests.To("/services/oauth2/authorize"));
    }

    [Fact]
    public async Task A_user_signs_in_with_the_keyboard_alone()
    {
        var page = await OpenAsync();
        await page.GotoAsync("/sign-in?returnUrl=/org");

        await TabToAsync(page, "Sign in to Simulated org");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Log in" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("admin@simulated.example");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("any password");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Allow access?" })).ToBeVisibleAsync();
        await TabToAsync(page, "Allow");
        await page.Keyboard.PressAsync("Enter");

        await page.CircuitAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Org", Exact = true })).ToBeVisibleAsync();

        await TabToAsync(page, "Sign out");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You are signed out" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_grant_that_ends_while_a_page_is_open_is_told_and_the_page_goes_on_after_a_sign_in_in_another_tab()
    {
        var page = await OpenAsync();
        await page.SignInAsync("/org?n=1");
        await Expect(page.GetByText("Salesforce answered at")).ToBeVisibleAsync();
        Org.Org.RevokeGrants("admin@simulated.example");

        await page.GetByRole(AriaRole.Button, new() { Name = "Ask again" }).ClickAsync();

        var told = page.Locator("main").GetByText("Salesforce ended your permission");
        await Expect(told).ToBeVisibleAsync();
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/sign-in/simulated?returnUrl=/org");
        await other.LogInAndAllowAsync();
        await other.CircuitAsync();
        await Expect(told).ToHaveCountAsync(0);
        await Expect(page).ToHaveURLAsync(new Uri(Portal.Address, "/org?n=1").AbsoluteUri);
    }

    [Fact]
    public async Task A_session_that_ends_while_a_page_is_open_is_renewed_unseen()
    {
        var page = await OpenAsync();
        await page.SignInAsync("/org");
        await Expect(page.GetByText("Salesforce answered at")).ToBeVisibleAsync();
        Org.Org.ExpireAccessTokens();
        Org.Requests.Clear();

        await page.GetByRole(AriaRole.Button, new() { Name = "Ask again" }).ClickAsync();

        await Org.Requests.WaitForAsync(request => request.GrantType == "refresh_token", Cancellation);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ask again" })).ToBeEnabledAsync();
        await Expect(page.GetByText("Salesforce answered at")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Disconnecting_in_one_tab_stops_the_other()
    {
        var page = await OpenAsync();
        await page.SignInAsync("/org");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/org");
        await other.CircuitAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Disconnect from Salesforce" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You are disconnected from Salesforce" })).ToBeVisibleAsync();

        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "You are disconnected from Salesforce" })).ToBeVisibleAsync();
        await Expect(other.GetByRole(AriaRole.Link, new() { Name = "Sign in to Simulated org" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_tab_that_disconnects_waits_for_Salesforce_s_answer_while_the_others_are_closed_at_once()
    {
        var gate = new TaskCompletionSource();
        var page = await OpenAsync();
        await page.SignInAsync("/org");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/activity");
        await other.CircuitAsync();
        Org.Faults.Next(AnyFaults.Held("/services/oauth2/revoke", gate.Task));

        var click = page.GetByRole(AriaRole.Button, new() { Name = "Disconnect from Salesforce" }).ClickAsync();
        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "You are disconnected from Salesforce" })).ToBeVisibleAsync();
        gate.SetResult();
        await click;

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You are disconnected from Salesforce" })).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Uri(Portal.Address, "/sign-in?problem=disconnected").AbsoluteUri);
    }

    [Fact]
    public async Task No_secret_reaches_the_browser_neither_in_pages_nor_over_the_circuit()
    {
        var received = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var page = await OpenAsync();
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => received.Enqueue(frame.Text ?? System.Text.Encoding.Latin1.GetString(frame.Binary ?? []));

        await page.SignInAsync("/org");
        await Expect(page.GetByText("Salesforce answered at")).ToBeVisibleAsync();
        Org.Org.ExpireAccessTokens();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask again" }).ClickAsync();
        await Org.Requests.WaitForAsync(request => request.GrantType == "refresh_token", Cancellation);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ask again" })).ToBeEnabledAsync();
        received.Enqueue(await page.ContentAsync());
        received.Enqueue(await page.EvaluateAsync<string>("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])"));

        var text = string.Join('\n', received);
        Assert.Contains(SimulatedUser.Admin.UserId, text, StringComparison.Ordinal);
        Assert.All([.. Org.Org.IssuedSecrets, SalesforceSimulator.ConsumerSecret], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Denied_on_Salesforce_s_page_the_user_is_back_and_told()
    {
        var page = await OpenAsync();
        await page.GotoAsync("/sign-in/simulated");
        await page.LogInAsync("reviewer@simulated.example");

        await page.GetByRole(AriaRole.Button, new() { Name = "Deny" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "You did not allow access" })).ToBeVisibleAsync();
    }

    private static async Task TabToAsync(IPage page, string name)
    {
        for (var presses = 0; presses < 30; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("() => document.activeElement.innerText ?? ''") is var text && text.Trim() == name)
            {
                return;
            }
        }

        Assert.Fail($"The keyboard does not reach \"{name}\" on {page.Url}.");
    }
}
