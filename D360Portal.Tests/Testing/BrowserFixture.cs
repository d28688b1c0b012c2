using D360Portal.Tests.Testing;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace D360Portal.Tests.Testing;

/// <summary>One real browser for all browser tests, started by the first of them; each test opens a context of its own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    /// <summary>The collection of tests that copy: the browser has one clipboard, so they take turns.</summary>
    public const string Clipboard = "The clipboard";

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _started = new(StartAsync);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A fresh profile: no cookies, the given size and colours.</summary>
    public async Task<IPage> OpenAsync(Uri address, ColorScheme colours = ColorScheme.Light, int width = 1280, int height = 800)
    {
        var (_, browser) = await _started.Value;
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.AbsoluteUri,
            ColorScheme = colours,
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_started is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } started })
        {
            await started.Result.Browser.DisposeAsync();
            started.Result.Playwright.Dispose();
        }
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        return (playwright, await InstalledBrowser.LaunchAsync(playwright));
    }
}
