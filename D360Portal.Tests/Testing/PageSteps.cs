using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace D360Portal.Tests.Testing;

/// <summary>What browser tests do again and again, in the words of the screen.</summary>
internal static class PageSteps
{
    private static readonly Lazy<string> Axe = new(new BundledAxeScriptProvider().GetScript);

    /// <summary>Signs in to the simulated org by its own pages.</summary>
    public static async Task SignInAsync(this IPage page, string start = "/", string username = "admin@simulated.example")
    {
        await page.GotoAsync(start);
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in to Simulated org" }).ClickAsync();
        await page.LogInAndAllowAsync(username);
        await page.CircuitAsync();
    }

    /// <summary>Goes through Salesforce's own pages.</summary>
    public static async Task LogInAndAllowAsync(this IPage page, string username = "admin@simulated.example")
    {
        await page.LogInAsync(username);
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();
    }

    /// <summary>Goes through the first of Salesforce's own pages.</summary>
    public static async Task LogInAsync(this IPage page, string username = "admin@simulated.example")
    {
        await page.Locator("input[name=username]").FillAsync(username);
        await page.Locator("input[name=pw]").FillAsync("any password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Log In" }).ClickAsync();
    }

    /// <summary>Signs in again in a tab of its own, and closes it.</summary>
    public static async Task SignInInAnotherTabAsync(this IPage page, string username = "admin@simulated.example")
    {
        var tab = await page.Context.NewPageAsync();
        await tab.GotoAsync(new Uri(new Uri(page.Url), "/sign-in/simulated?returnUrl=/connect").AbsoluteUri);
        await tab.LogInAndAllowAsync(username);
        await Assertions.Expect(tab).ToHaveURLAsync(new Uri(new Uri(page.Url), "/connect").AbsoluteUri);
        await tab.CloseAsync();
    }

    /// <summary>Waits until the page is interactive: the circuit has rendered once.</summary>
    public static Task CircuitAsync(this IPage page) =>
        Assertions.Expect(page.Locator("[data-interactive=true]")).ToBeAttachedAsync();

    /// <summary>Asserts that axe finds nothing, and says what it found.</summary>
    /// <remarks>No page of ours has frames, so axe runs in the page itself, and describes only what is wrong: each half of the time that it would take otherwise.</remarks>
    public static async Task AssertAccessibleAsync(this IPage page)
    {
        Assert.Single(page.Frames);
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(Axe.Value);
        }

        var found = await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .map(violation => `${violation.id} (${violation.help}): ${violation.nodes.map(node => node.html).join(' | ')}`)
            """);
        Assert.True(found.Length == 0, $"{page.Url}: {string.Join("; ", found)}");
    }
}
