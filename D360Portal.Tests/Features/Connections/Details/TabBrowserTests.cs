using D360Portal.Simulator.Data360.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections.Details;

/// <summary>What the tests of the tabs say again and again.</summary>
public abstract class TabBrowserTests(DemoPortal demo, BrowserFixture browser) : BrowserDemoTests(demo, browser)
{
    private protected static string AddressOf(StoredConnection connector, string? tab = null) => $"/connectors/{connector.Id}{(tab is null ? "" : $"?tab={tab}")}";

    private protected StoredConnection Connector(string label) => Org.Org.Data360.Connections.All.First(connection => connection.Label == label);

    private protected IReadOnlyList<string> Calls(string part) =>
        [.. Org.Requests.All.Select(request => request.Path).Where(path => path.Contains(part, StringComparison.Ordinal))];

    private protected async Task<IPage> OpenTabAsync(string label, string? tab = null, ColorScheme colours = ColorScheme.Light, int width = 1280)
    {
        var page = await OpenAsync(colours, width);
        await page.OpenAsync(Portal, AddressOf(Connector(label), tab));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(label);
        return page;
    }

    private protected static ILocator Tab(IPage page, string name) =>
        page.GetByRole(AriaRole.Navigation, new() { Name = "About this connector" }).GetByRole(AriaRole.Link, new() { Name = name });

    private protected static ILocator Heading(IPage page, string name) => page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    private protected static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>A line of a list, which may have more than its name on it.</summary>
    private protected static ILocator Line(IPage page, string name) =>
        page.GetByRole(AriaRole.List).GetByRole(AriaRole.Button).Filter(new() { Has = page.GetByText(name, new() { Exact = true }) });

    /// <summary>Goes to a control with the Tab key, as somebody without a mouse does, and presses it.</summary>
    private protected static Task PressAsync(IPage page, ILocator control) => page.PressByKeyboardAsync(control);
}
