using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections;

/// <summary>What somebody without a mouse does.</summary>
internal static class ByKeyboard
{
    /// <summary>Goes to a control with the Tab key and presses it.</summary>
    public static async Task PressByKeyboardAsync(this IPage page, ILocator control)
    {
        await page.TabToAsync(control);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Goes to a control with the Tab key and types over what stands there.</summary>
    public static async Task TypeByKeyboardAsync(this IPage page, ILocator control, string text)
    {
        await page.TabToAsync(control);
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync(text);
        await Expect(control).ToHaveValueAsync(text);
    }

    /// <summary>Waits a moment for the focus of a page that has just opened: it goes to the heading, and would go there from where keys have led.</summary>
    public static async Task SettleFocusAsync(this IPage page)
    {
        try
        {
            await Expect(page.Locator("body :focus")).ToBeAttachedAsync(new() { Timeout = 500 });
        }
        catch (PlaywrightException)
        {
            // A page that was drawn anew since has lost it again.
        }
    }

    /// <summary>Goes to a control with the Tab key.</summary>
    public static async Task TabToAsync(this IPage page, ILocator control)
    {
        await Expect(control).ToBeVisibleAsync();

        await page.SettleFocusAsync();
        for (var presses = 0; !await control.EvaluateAsync<bool>("element => element === document.activeElement"); presses++)
        {
            Assert.True(presses < 150, $"Nobody gets to {control} by the Tab key.");
            await page.Keyboard.PressAsync("Tab");
        }
    }
}
