using System.Net;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.Features.SignIn;

/// <summary>How long the portal's own session lasts.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task A_session_lasts_as_long_as_it_is_used_and_the_set_hours_more()
    {
        var time = FromNow();
        await using var portal = await RunningPortal.StartAsync(new RunningPortal.Setup { Time = time, Settings = new() { ["SignIn:Hours"] = "4" } });
        using var browser = portal.OpenBrowser();
        await browser.SignInAsync();

        for (var use = 0; use < 3; use++)
        {
            time.Advance(TimeSpan.FromHours(3));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/org")).Status);
        }

        time.Advance(TimeSpan.FromHours(4) + TimeSpan.FromSeconds(1));
        Assert.Equal("/sign-in?returnUrl=%2Forg", (await browser.OpenAsync("/org")).Address.PathAndQuery);
        Assert.Empty(portal.Log.Complaints());
    }

    [Fact]
    public async Task A_code_that_took_longer_than_a_quarter_of_an_hour_is_refused()
    {
        var time = FromNow();
        await using var portal = await RunningPortal.StartAsync(new RunningPortal.Setup { Time = time });
        using var browser = portal.OpenBrowser();
        var callback = await browser.ReachCallbackAsync();
        time.Advance(TimeSpan.FromMinutes(16));

        var page = await browser.OpenAsync(callback.AbsoluteUri);

        Assert.Equal("code_spent", page.Problem);
        Assert.Null(browser.Cookie("D360Portal.simulated"));
        Assert.Empty(await portal.ReadGrantsAsync());
    }

    /// <summary>The browser's own clock is the machine's, and it lets cookies of another day lapse.</summary>
    private static FakeTimeProvider FromNow() => new(TimeProvider.System.GetUtcNow());
}
