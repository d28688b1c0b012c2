using Microsoft.Playwright;

namespace D360Portal.Tests.Testing;

/// <summary>
/// Tests of the demo in a real browser. Whatever a page writes to the browser's console as a warning or an error fails the test: a script that broke, a
/// file that is missing, something that the content security policy forbade.
/// </summary>
public abstract class BrowserDemoTests(DemoPortal demo, BrowserFixture browser) : DemoTests(demo)
{
    private readonly List<IPage> _pages = [];
    private readonly List<string> _said = [];

    public override async ValueTask DisposeAsync()
    {
        foreach (var page in _pages)
        {
            await page.Context.CloseAsync();
        }

        Assert.Empty(_said);
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A fresh profile with one page.</summary>
    private protected async Task<IPage> OpenAsync(ColorScheme colours = ColorScheme.Light, int width = 1280)
    {
        var page = await browser.OpenAsync(Portal.Address, colours, width);
        _pages.Add(page);
        page.PageError += (_, error) => Keep(page, error);
        page.Console += (_, message) =>
        {
            // The browser itself tells of every document that was answered 404, as the page for unknown addresses rightly is.
            if (message.Type is "error" or "warning" && !message.Text.Contains("status of 404", StringComparison.Ordinal))
            {
                Keep(page, message.Text);
            }
        };
        return page;
    }

    private void Keep(IPage page, string text)
    {
        lock (_said)
        {
            _said.Add($"{page.Url}: {text}");
        }
    }
}
