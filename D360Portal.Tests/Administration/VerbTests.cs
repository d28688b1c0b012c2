using D360Portal.Hosting;
using D360Portal.Salesforce.Grants;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Administration;

/// <summary>The administrator's verbs, each as a process of its own beside a portal that runs.</summary>
public sealed class VerbTests : IDisposable
{
    private const string Reviewer = "reviewer@simulated.example";
    private const string Admin = "admin@simulated.example";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("reencrypt")]
    [InlineData("grants", "list")]
    [InlineData("grants", "revoke", "00000000000000000000000000000000")]
    public async Task Without_a_database_there_is_nothing_to_do_and_nothing_is_made(params string[] verb)
    {
        using var process = Start(Demo(), verb);

        Assert.Equal((int)PortalExitCode.Success, await process.ExitCodeAsync());
        Assert.Contains("There is no database at", process.StandardOutput, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_database_without_every_migration_is_left_alone()
    {
        await File.WriteAllBytesAsync(_folder.File("portal.demo.db"), [], Cancellation);
        using var process = Start(Demo(), "grants", "list");

        Assert.Equal((int)PortalExitCode.Failed, await process.ExitCodeAsync());
        Assert.Contains("lacks migrations", process.Output, StringComparison.Ordinal);
        Assert.Empty(process.StandardOutput);
        Assert.Equal(0, new FileInfo(_folder.File("portal.demo.db")).Length);
    }

    [Fact]
    public async Task Wrong_settings_are_told_beside_the_output_a_script_reads()
    {
        using var process = Start(new() { ["Demo"] = "perhaps" }, "grants", "list");

        Assert.Equal((int)PortalExitCode.SettingsRejected, await process.ExitCodeAsync());
        Assert.Contains("Demo must be true or false", process.Output, StringComparison.Ordinal);
        Assert.Empty(process.StandardOutput);
    }

    [Fact]
    public async Task Grants_are_listed_by_user_without_a_word_that_is_not_of_the_list()
    {
        await using var portal = await StartPortalAsync();
        using var first = portal.OpenBrowser();
        using var second = portal.OpenBrowser();
        await first.SignInAsync(Reviewer);
        await second.SignInAsync(Admin);
        var grants = await portal.ReadGrantsAsync();
        await portal.ExecuteAsync("UPDATE Grants SET DisplayName = 'Rita\n\u001b[2J', Status = 'NeedsSignIn', EndReason = 'expired_or_revoked' WHERE Username = 'reviewer@simulated.example'");

        using var process = Start(Demo(), "grants", "list");
        Assert.Equal((int)PortalExitCode.Success, await process.ExitCodeAsync());

        var lines = Lines(process);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("ID ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith(grants.Single(grant => grant.Username == Admin).Id.ToString("N"), lines[1], StringComparison.Ordinal);
        Assert.Matches(@"  simulated  admin@simulated\.example +\S.*  005\w{15}  active +20\d\d-\d\d-\d\d \d\d:\d\d:\d\d  - +yes$", lines[1]);
        Assert.StartsWith(grants.Single(grant => grant.Username == Reviewer).Id.ToString("N"), lines[2], StringComparison.Ordinal);
        Assert.Contains("Rita\uFFFD\uFFFD[2J", lines[2], StringComparison.Ordinal);
        Assert.Contains("needs sign-in (expired_or_revoked)", lines[2], StringComparison.Ordinal);
        await AssertNoTokenAsync(portal, process);
    }

    [Fact]
    public async Task A_damaged_row_does_not_break_the_list_and_can_be_revoked()
    {
        await using var portal = await StartPortalAsync();
        using var first = portal.OpenBrowser();
        using var second = portal.OpenBrowser();
        await first.SignInAsync(Reviewer);
        await second.SignInAsync(Admin);
        await portal.ExecuteAsync("UPDATE Grants SET InstanceUrl = 'nowhere' WHERE Username = 'reviewer@simulated.example'");

        using (var list = Start(Demo(), "grants", "list"))
        {
            Assert.Equal((int)PortalExitCode.Success, await list.ExitCodeAsync());
            Assert.Contains(Admin, Lines(list)[1], StringComparison.Ordinal);
        }

        using var revoke = Start(Demo(), "grants", "revoke", (await IdOfAsync(portal, Reviewer)).ToString());
        Assert.Equal((int)PortalExitCode.Partly, await revoke.ExitCodeAsync());
        Assert.Contains("damaged", revoke.StandardOutput, StringComparison.Ordinal);
        Assert.Equal(Admin, Assert.Single(await portal.ReadGrantsAsync()).Username);
    }

    [Fact]
    public async Task A_grant_of_the_simulated_org_is_erased_and_the_running_portal_asks_for_a_sign_in()
    {
        await using var portal = await StartPortalAsync();
        using var browser = portal.OpenBrowser();
        await browser.SignInAsync();

        using var process = Start(Demo(), "grants", "revoke", (await IdOfAsync(portal, Admin)).ToString());

        Assert.Equal((int)PortalExitCode.Partly, await process.ExitCodeAsync());
        Assert.Contains("is erased here", process.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("The simulated org was not told", process.StandardOutput, StringComparison.Ordinal);
        Assert.Empty(await portal.ReadGrantsAsync());
        Assert.Equal("/sign-in", (await browser.OpenAsync("/org")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_grant_that_is_not_there_is_not_revoked()
    {
        await using var portal = await StartPortalAsync();
        using var browser = portal.OpenBrowser();
        await browser.SignInAsync();

        using var process = Start(Demo(), "grants", "revoke", "00000000000000000000000000000000");

        Assert.Equal((int)PortalExitCode.Failed, await process.ExitCodeAsync());
        Assert.Contains("There is no grant 00000000000000000000000000000000.", process.Output, StringComparison.Ordinal);
        Assert.Single(await portal.ReadGrantsAsync());
    }

    [Fact]
    public async Task A_grant_is_revoked_at_its_org_and_erased_here()
    {
        var (org, portal, settings) = await StartWithOrgAsync();
        await using var _ = org;
        await using var __ = portal;
        using var browser = portal.OpenBrowser();
        await browser.SignInAsync(start: "/sign-in/acme?returnUrl=/org");
        var id = await IdOfAsync(portal, Admin);

        using var process = Start(settings, "grants", "revoke", id.ToString());
        Assert.Equal((int)PortalExitCode.Success, await process.ExitCodeAsync());

        Assert.Contains("Salesforce confirmed", process.StandardOutput, StringComparison.Ordinal);
        Assert.Single(org.Requests.To("/services/oauth2/revoke"));
        Assert.Empty(await portal.ReadGrantsAsync());
        Assert.Equal("/sign-in", (await browser.OpenAsync("/org")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_grant_of_an_org_that_is_not_reached_is_erased_here_and_the_rest_is_told()
    {
        var (org, portal, settings) = await StartWithOrgAsync();
        await using var _ = portal;
        using var browser = portal.OpenBrowser();
        await browser.SignInAsync(start: "/sign-in/acme?returnUrl=/org");
        var id = await IdOfAsync(portal, Admin);
        var secrets = await portal.Services.GetRequiredService<IGrantStore>().UnsealAsync(id, Cancellation);
        await org.DisposeAsync();

        using var process = Start(settings, "grants", "revoke", id.ToString());

        Assert.Equal((int)PortalExitCode.Partly, await process.ExitCodeAsync());
        Assert.Contains("Salesforce did not confirm", process.StandardOutput, StringComparison.Ordinal);
        Assert.Empty(await portal.ReadGrantsAsync());
        Assert.DoesNotContain(secrets!.AccessToken.Reveal(), process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(secrets.RefreshToken!.Value.Reveal(), process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(The.ClientSecret, process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reencryption_beside_a_running_portal_moves_everything_and_nobody_notices()
    {
        // Started once without the certificate, so that there is something to move.
        Uri address;
        System.Net.CookieContainer cookies;
        await using (var before = await StartPortalAsync())
        {
            using var early = before.OpenBrowser();
            await early.SignInAsync();
            (address, cookies) = (before.Address, early.Cookies);
        }

        var unwrapped = Path.GetFileName(Assert.Single(Directory.GetFiles(_folder.File("keys.demo"))));
        using var certificate = KeyCertificates.Make(The.Start.AddYears(1));
        KeyCertificates.Write(_folder.File("keys.pfx"), certificate);
        await using var portal = await RunningPortal.StartAsync(new() { Folder = _folder, Address = address, Settings = KeyCertificates.Settings(_folder.File("keys.pfx")) });
        using var browser = portal.OpenBrowser(cookies);
        var settings = Demo();
        foreach (var (key, value) in KeyCertificates.Settings(_folder.File("keys.pfx")))
        {
            settings[key] = value!;
        }

        using (var first = Start(settings, "reencrypt"))
        {
            Assert.Equal((int)PortalExitCode.Success, await first.ExitCodeAsync());
            Assert.Contains("grants: 1 moved, 0 already current, 0 unreadable", Lines(first));
            Assert.Contains(certificate.Thumbprint, Lines(first)[1], StringComparison.Ordinal);
            Assert.Contains($"Left behind: {unwrapped}, not wrapped", Lines(first));
            Assert.Contains("8 hours later delete the file", first.StandardOutput, StringComparison.Ordinal);
            Assert.DoesNotContain(KeyCertificates.Password, first.Output, StringComparison.Ordinal);
            await AssertNoTokenAsync(portal, first);
        }

        Assert.Equal("/org", (await browser.OpenAsync("/org")).Address.AbsolutePath);
        Assert.NotNull(await portal.Services.GetRequiredService<IGrantStore>().UnsealAsync(await IdOfAsync(portal, Admin), Cancellation));

        using var second = Start(settings, "reencrypt");
        Assert.Equal((int)PortalExitCode.Success, await second.ExitCodeAsync());
        Assert.Contains("grants: 0 moved, 1 already current, 0 unreadable", Lines(second));
        Assert.DoesNotContain("made now", second.StandardOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reencryption_names_rows_that_do_not_open_and_never_what_is_in_them()
    {
        await using var portal = await StartPortalAsync();
        using var browser = portal.OpenBrowser();
        await browser.SignInAsync();
        var id = await IdOfAsync(portal, Admin);
        await portal.ExecuteAsync("UPDATE Grants SET AccessToken = CAST('canary-access-token' AS BLOB)");

        using var process = Start(Demo(), "reencrypt");

        Assert.Equal((int)PortalExitCode.Partly, await process.ExitCodeAsync());
        Assert.Contains("grants: 0 moved, 0 already current, 1 unreadable", Lines(process));
        Assert.Contains($"Unreadable in grants: {id} (the user must sign in again)", Lines(process));
        Assert.DoesNotContain("canary", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_ring_that_cannot_be_read_is_told_in_a_sentence()
    {
        await using (var portal = await StartPortalAsync())
        {
            using var browser = portal.OpenBrowser();
            await browser.SignInAsync();
        }

        await File.WriteAllTextAsync(Path.Combine(_folder.File("keys.demo"), "key-half.xml"), "<key id=", Cancellation);
        using var process = Start(Demo(), "reencrypt");

        Assert.Equal((int)PortalExitCode.Failed, await process.ExitCodeAsync());
        Assert.Contains($"The key ring in {_folder.File("keys.demo")} cannot be used", process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", process.Output, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Demo() => new()
    {
        ["Demo"] = "true",

        // Nobody may listen here without being root, and no verb wants to.
        ["Urls"] = "http://localhost:1",
    };

    private StartedPortal Start(Dictionary<string, string> settings, params string[] verb)
    {
        var all = new Dictionary<string, string>
        {
            ["ConnectionStrings__Portal"] = $"Data Source={_folder.File("portal.db")}",
            ["Storage__KeyDirectory"] = _folder.File("keys"),
        };
        foreach (var (key, value) in settings)
        {
            all[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return new StartedPortal(_folder, all, verb);
    }

    private Task<RunningPortal> StartPortalAsync() => RunningPortal.StartAsync(new() { Folder = _folder });

    /// <summary>A portal whose org is reached through the network, and the settings for a verb of it.</summary>
    private async Task<(LoopbackOrg Org, RunningPortal Portal, Dictionary<string, string> Settings)> StartWithOrgAsync()
    {
        var address = new Uri($"http://localhost:{FreePort.Next()}");
        var org = await LoopbackOrg.StartAsync(address);
        var portal = await RunningPortal.StartAsync(new() { Folder = _folder, Address = address, Settings = org.Settings("acme") });
        var settings = org.Settings("acme").ToDictionary(setting => setting.Key, setting => setting.Value!);
        settings["DOTNET_ENVIRONMENT"] = "Development";
        return (org, portal, settings);
    }

    private static async Task<GrantId> IdOfAsync(RunningPortal portal, string username) =>
        new((await portal.ReadGrantsAsync()).Single(grant => grant.Username == username).Id);

    private static string[] Lines(StartedPortal process) =>
        process.StandardOutput.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static async Task AssertNoTokenAsync(RunningPortal portal, StartedPortal process)
    {
        var store = portal.Services.GetRequiredService<IGrantStore>();
        foreach (var row in await portal.ReadGrantsAsync())
        {
            var secrets = await store.UnsealAsync(new GrantId(row.Id), Cancellation);
            Assert.NotEmpty(secrets!.AccessToken.Reveal());
            Assert.DoesNotContain(secrets.AccessToken.Reveal(), process.Output, StringComparison.Ordinal);
            Assert.DoesNotContain(secrets.RefreshToken!.Value.Reveal(), process.Output, StringComparison.Ordinal);
        }
    }
}
