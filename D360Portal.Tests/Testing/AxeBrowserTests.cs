using Microsoft.Playwright;

namespace D360Portal.Tests.Testing;

/// <summary>That the check of accessibility can fail.</summary>
public sealed class AxeBrowserTests(BrowserFixture browser)
{
    [Fact]
    public async Task What_nobody_can_name_is_found()
    {
        var page = await browser.OpenAsync(new Uri("http://localhost"));
        await page.SetContentAsync("<!doctype html><html lang=en><title>Faulty</title><main><h1>Faulty</h1><input></main>");

        var failure = await Assert.ThrowsAnyAsync<Exception>(page.AssertAccessibleAsync);

        Assert.Contains("label (Form elements must have labels): <input>", failure.Message, StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }
}
