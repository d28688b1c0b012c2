using System.Text;
using System.Text.RegularExpressions;
using D360Portal.Tests.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace D360Portal.Tests.Features.Connections;

public sealed class ListAddressBrowserTests(DemoPortal demo, BrowserFixture browser) : BrowserDemoTests(demo, browser)
{
    private readonly Lock _lock = new();
    private readonly List<byte[]> _held = [];
    private TaskCompletionSource? _holding;
    private Action<byte[]> _pass = _ => { };

    [Theory]
    [InlineData("/connectors", "Search connectors", "AWS RDS MySQL clinic 07")]
    [InlineData("/connectors/new", "Search connector types", "AWS RDS MySQL")]
    public async Task A_link_that_is_followed_while_the_address_is_being_written_wins(string list, string search, string wanted)
    {
        var page = await OpenAsync();
        await page.RouteWebSocketAsync(new Regex("_blazor"), HoldWhatTheServerSays);
        await page.OpenAsync(Portal, list);
        var link = page.GetByRole(AriaRole.Link, new() { Name = wanted, Exact = true });
        await Expect(link).ToBeVisibleAsync();
        await page.GetByLabel(search).FillAsync(wanted);
        await Expect(page.GetByRole(AriaRole.Link).Filter(new() { HasText = "AWS RDS MySQL clinic 08" })).ToHaveCountAsync(0);

        // The portal's word about the address is on its way when the link is clicked.
        var holding = new TaskCompletionSource();
        _holding = holding;
        await holding.Task.WaitAsync(Patience.Long, Cancellation);
        await page.WaitForTimeoutAsync(600);
        await link.ClickAsync();
        lock (_lock)
        {
            _holding = null;
            _held.ForEach(_pass);
        }

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(wanted);
        await page.WaitForTimeoutAsync(500);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(wanted);
    }

    private void HoldWhatTheServerSays(IWebSocketRoute route)
    {
        var server = route.ConnectToServer();
        _pass = message => route.Send(message);
        route.OnMessage(frame => server.Send(Bytes(frame)));
        server.OnMessage(frame =>
        {
            lock (_lock)
            {
                if (_holding is { } holding)
                {
                    _held.Add(Bytes(frame));
                    holding.TrySetResult();
                }
                else
                {
                    _pass(Bytes(frame));
                }
            }
        });
    }

    private static byte[] Bytes(IWebSocketFrame frame) => frame.Binary is { Length: > 0 } binary ? binary : Encoding.UTF8.GetBytes(frame.Text!);
}
