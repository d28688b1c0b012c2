using System.Net;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Storage;

public sealed class KeyRingLossTests
{
    [Fact]
    public async Task Without_its_key_ring_the_portal_starts_asks_everybody_to_sign_in_and_goes_on()
    {
        using var folder = new TemporaryFolder();
        PortalBrowser browser;
        Uri address;
        Guid grant;
        await using (var before = await RunningPortal.StartAsync(new() { Folder = folder }))
        {
            address = before.Address;
            browser = before.OpenBrowser();
            await browser.SignInAsync();
            grant = (await before.ReadGrantsAsync()).Single().Id;
        }

        Directory.Delete(folder.File("keys.demo"), recursive: true);
        await using var portal = await RunningPortal.StartAsync(new() { Folder = folder, Address = address });
        using var same = portal.OpenBrowser(browser.Cookies);
        browser.Dispose();

        Assert.Equal("/sign-in", (await same.OpenAsync("/org")).Address.AbsolutePath);
        var page = await same.SignInAsync();

        Assert.Equal((HttpStatusCode.OK, "/org"), (page.Status, page.Address.AbsolutePath));
        Assert.Equal(grant, (await portal.ReadGrantsAsync()).Single().Id);
        Assert.Equal(HttpStatusCode.OK, (await same.GetAsync("/health/ready")).Status);

        Assert.Equal("signed_out", (await same.PressAsync(page, "Sign out")).Problem);
        Assert.NotEmpty(portal.Log.Complaints());
        Assert.Empty(portal.Log.Complaints(
            "cannot be read with this key ring",
            // The framework's own, of the cookie that the old ring sealed.
            "An exception was thrown while deserializing the token"));
    }

    [Fact]
    public async Task A_portal_that_starts_again_with_its_key_ring_knows_its_users()
    {
        using var folder = new TemporaryFolder();
        await using var before = await RunningPortal.StartAsync(new() { Folder = folder });
        using var browser = before.OpenBrowser();
        await browser.SignInAsync();
        await before.DisposeAsync();

        await using var portal = await RunningPortal.StartAsync(new() { Folder = folder, Address = before.Address });

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/org")).Status);
        Assert.Empty(portal.Log.Complaints());
    }
}
