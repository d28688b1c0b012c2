using System.Text.RegularExpressions;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections;

/// <summary>Pages of somebody who has signed in already: without the browser's way through Salesforce's pages, which other tests go.</summary>
internal static partial class SignedInPages
{
    private static readonly Regex Filtered = FilteredText();

    public static async Task OpenAsync(this IPage page, RunningPortal portal, string address, string username = "admin@simulated.example")
    {
        using var browser = portal.OpenBrowser();
        await browser.SignInAsync(username);
        await page.Context.AddCookiesAsync(browser.Cookies.GetAllCookies().Select(cookie => new Cookie
        {
            Name = cookie.Name,
            Value = cookie.Value,
            Url = portal.Address.AbsoluteUri,
        }));
        await page.GotoAsync(address);
        await page.CircuitAsync();
    }

    /// <summary>Searches the list of connectors. Until it is read to its end, and filtered, its rows move.</summary>
    public static async Task SearchConnectorsAsync(this IPage page, string text)
    {
        await Expect(page.GetByText(", as of just now")).ToBeVisibleAsync();
        await page.GetByLabel("Search connectors").FillAsync(text);
        await Expect(page.GetByText(Filtered)).ToBeVisibleAsync();
    }

    /// <summary>Asserts that the page is as wide as the window, and says which elements are wider.</summary>
    public static async Task AssertFitsTheWindowAsync(this IPage page)
    {
        var wider = await page.EvaluateAsync<string[]>(
            """
            () => {
                const page = document.documentElement;
                return page.scrollWidth <= page.clientWidth ? [] : [
                    `${page.scrollWidth} > ${page.clientWidth}`,
                    ...[...document.querySelectorAll('body *')]
                        .filter(element => element.getBoundingClientRect().right > page.clientWidth || element.scrollWidth > page.clientWidth)
                        .map(element => element.outerHTML.slice(0, 200)),
                ];
            }
            """);
        Assert.Empty(wider);
    }

    [GeneratedRegex("^[0-9,]+ of [0-9,]+ shown$")]
    private static partial Regex FilteredText();
}
