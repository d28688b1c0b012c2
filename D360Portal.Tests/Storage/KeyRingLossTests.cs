using System.Net;
using D360Portal.Salesforce.Grants;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

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

    [Fact]
    public async Task A_certificate_that_is_gone_is_named_at_the_start_and_its_users_sign_in_again()
    {
        using var folder = new TemporaryFolder();
        using var certificate = KeyCertificates.Make(The.Start.AddYears(1));
        KeyCertificates.Write(folder.File("keys.pfx"), certificate);
        Uri address;
        await using (var before = await RunningPortal.StartAsync(new() { Folder = folder, Settings = KeyCertificates.Settings(folder.File("keys.pfx")) }))
        {
            address = before.Address;
            using var browser = before.OpenBrowser();
            await browser.SignInAsync();
            Assert.Empty(before.Log.Complaints());
        }

        var file = Path.GetFileName(Assert.Single(Directory.GetFiles(folder.File("keys.demo"))));
        await using var portal = await RunningPortal.StartAsync(new() { Folder = folder, Address = address });
        using var again = portal.OpenBrowser();

        var warning = Assert.Single(portal.Log.Complaints(), message => message.StartsWith("Keys in", StringComparison.Ordinal));
        Assert.Contains(file, warning, StringComparison.Ordinal);
        Assert.Contains(certificate.Thumbprint, warning, StringComparison.Ordinal);
        Assert.Single(portal.Log.Complaints());
        Assert.Equal("/org", (await again.SignInAsync()).Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/health/ready")).Status);
    }

    [Fact]
    public async Task An_expired_certificate_works_and_is_told_and_so_are_keys_from_before_it()
    {
        using var folder = new TemporaryFolder();
        using var certificate = KeyCertificates.Make(DateTimeOffset.UnixEpoch.AddYears(30));
        KeyCertificates.Write(folder.File("keys.pfx"), certificate);
        await using (var before = await RunningPortal.StartAsync(new() { Folder = folder }))
        {
            using var browser = before.OpenBrowser();
            await browser.SignInAsync();
        }

        var file = Path.GetFileName(Assert.Single(Directory.GetFiles(folder.File("keys.demo"))));
        await using var portal = await RunningPortal.StartAsync(new() { Folder = folder, Settings = KeyCertificates.Settings(folder.File("keys.pfx")) });
        using var again = portal.OpenBrowser();

        Assert.Equal("/org", (await again.SignInAsync()).Address.AbsolutePath);
        var complaints = portal.Log.Complaints();
        Assert.Equal(2, complaints.Count);
        Assert.Single(complaints, message => message.Contains(file, StringComparison.Ordinal) && message.Contains("reencrypt", StringComparison.Ordinal));
        Assert.Single(complaints, message => message.Contains(certificate.Thumbprint, StringComparison.Ordinal) && message.Contains("expired", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("AccessToken = x'0102'")]
    [InlineData("RefreshToken = x''")]
    [InlineData("InstanceUrl = 'nowhere'")]
    [InlineData("GrantedScopes = ''")]
    [InlineData("Status = 'Nonsense'")]
    [InlineData("Environment = 'Nonsense'")]
    public async Task A_damaged_row_troubles_nobody_but_its_user_and_a_sign_in_repairs_it(string damage)
    {
        await using var portal = await RunningPortal.StartAsync();
        using var admin = portal.OpenBrowser();
        using var reviewer = portal.OpenBrowser();
        await admin.SignInAsync();
        await reviewer.SignInAsync("reviewer@simulated.example");
        await portal.ExecuteAsync($"UPDATE Grants SET {damage} WHERE Username = 'admin@simulated.example'");

        Assert.Equal(HttpStatusCode.OK, (await reviewer.GetAsync("/org")).Status);
        Assert.NotEqual(HttpStatusCode.InternalServerError, (await admin.OpenAsync("/org")).Status);
        Assert.Contains("reviewer@simulated.example", (await portal.Services.GetRequiredService<IGrantStore>().ListAsync(TestContext.Current.CancellationToken)).Select(grant => grant.Username));

        Assert.Equal("/org", (await admin.SignInAsync()).Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/org")).Status);
        Assert.Equal(2, (await portal.ReadGrantsAsync()).Count);
    }
}
