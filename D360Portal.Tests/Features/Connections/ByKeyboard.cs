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

    /// <summary>Goes to a control with the Tab key.</summary>
    public static async Task TabToAsync(this IPage page, ILocator control)
    {
        await Expect(control).ToBeVisibleAsync();
        for (var presses = 0; !await control.EvaluateAsync<bool>("element => element === document.activeElement"); presses++)
        {
            Assert.True(presses < 150, $"Nobody gets to {control} by the Tab key.");
            await page.Keyboard.PressAsync("Tab");
        }
    }
}
