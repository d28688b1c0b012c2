using D360Portal.Storage;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace D360Portal.Tests.Storage;

public sealed class KeyRingTests : IAsyncLifetime
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly StoredPortals _portals = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _portals.StartAsync();

    public ValueTask DisposeAsync() => _portals.DisposeAsync();

    [Fact]
    public async Task Keys_database_and_write_ahead_log_are_their_owner_s_alone()
    {
        await _portals.Grants.KeepAsync(Some.Grant(), Some.Secrets(), Cancellation);

        string[] files =
        [
            Assert.Single(Directory.GetFiles(_portals.KeyDirectory)),
            .. Directory.GetFiles(Path.GetDirectoryName(_portals.DatabasePath)!, "portal.db*"),
        ];

        Assert.Contains(_portals.DatabasePath + "-wal", files);

        // Windows has access lists in place of modes.
        Assert.All(files, file => Assert.Equal(OwnerOnly, OperatingSystem.IsWindows() ? OwnerOnly : File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task A_database_that_its_administrator_opened_to_a_group_stays_so()
    {
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode Shared = OwnerOnly | UnixFileMode.GroupRead;
            File.SetUnixFileMode(_portals.DatabasePath, Shared);
            await _portals.StartAsync();

            Assert.Equal(Shared, File.GetUnixFileMode(_portals.DatabasePath));
        }
    }

    [Fact]
    public async Task From_the_first_start_with_a_certificate_nothing_is_sealed_by_a_key_that_it_does_not_wrap()
    {
        await _portals.Grants.KeepAsync(Some.Grant(), Some.Secrets("before"), Cancellation);
        var unwrapped = Assert.Single(_portals.KeyNames);

        var certificate = _portals.MakeCertificate();
        for (var start = 0; start < 3; start++)
        {
            await _portals.StartAsync([certificate]);
            await _portals.Grants.KeepAsync(Some.Grant(The.OtherUserId), Some.Secrets("after"), Cancellation);
        }

        // One new key, not one for each start.
        Assert.Equal(2, _portals.KeyNames.Count);
        File.Delete(Path.Combine(_portals.KeyDirectory, unwrapped));
        await _portals.StartAsync([certificate]);
        var after = (await _portals.Grants.ListAsync(Cancellation)).Single(grant => grant.UserId == The.OtherUserId);
        Assert.Equal(Some.Secrets("after"), await _portals.Grants.UnsealAsync(after.Id, Cancellation));
    }

    [Fact]
    public async Task A_wrapped_key_is_not_on_the_disk_in_the_clear()
    {
        Assert.DoesNotContain("encryptedSecret", await KeyTextAsync(), StringComparison.Ordinal);
        Directory.Delete(_portals.KeyDirectory, recursive: true);

        await _portals.StartAsync([_portals.MakeCertificate()]);

        var text = await KeyTextAsync();
        Assert.Contains("encryptedSecret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_s_file_tells_what_wraps_it_and_whether_the_portal_can_open_it()
    {
        var (older, newer) = (_portals.MakeCertificate(years: 1), _portals.MakeCertificate(years: 2));
        await KeyTextAsync();
        Assert.Equal([(false, null, true, true)], Look());

        Directory.Delete(_portals.KeyDirectory, recursive: true);
        await _portals.StartAsync([older]);
        await KeyTextAsync();
        Assert.Equal([(true, older.Thumbprint, true, true)], Look());

        await _portals.StartAsync([newer, older]);
        Assert.Equal([(true, older.Thumbprint, true, false)], Look());

        await _portals.StartAsync([newer]);
        Assert.Equal([(true, older.Thumbprint, false, false)], Look());

        await _portals.StartAsync();
        Assert.Equal([(true, older.Thumbprint, false, false)], Look());

        (bool, string?, bool, bool)[] Look()
        {
            var files = _portals.Services.GetRequiredService<KeyFiles>();
            return [.. files.Read().Select(file => (file.IsWrapped, file.Certificate, files.Opens(file), files.IsAsConfigured(file)))];
        }
    }

    [Fact]
    public async Task When_the_certificate_is_gone_the_ring_goes_on_with_one_new_key_and_is_ready()
    {
        var certificate = _portals.MakeCertificate();
        Directory.Delete(_portals.KeyDirectory, recursive: true);
        await _portals.StartAsync([certificate]);
        var (grant, _) = await _portals.Grants.KeepAsync(Some.Grant(), Some.Secrets(), Cancellation);

        for (var start = 0; start < 3; start++)
        {
            await _portals.StartAsync();
            Assert.Null(await _portals.Grants.UnsealAsync(grant.Id, Cancellation));
            Assert.Equal(HealthStatus.Healthy, await ReadinessAsync());
        }

        Assert.Equal(2, _portals.KeyNames.Count);

        // And nothing is lost for good: the certificate opens it again.
        await _portals.StartAsync([certificate]);
        Assert.Equal(Some.Secrets(), await _portals.Grants.UnsealAsync(grant.Id, Cancellation));
    }

    [Fact]
    public async Task A_ring_without_a_key_that_opens_is_not_ready()
    {
        Directory.Delete(_portals.KeyDirectory, recursive: true);
        await _portals.StartAsync([_portals.MakeCertificate()]);
        await KeyTextAsync();
        await _portals.StartAsync();

        Assert.Equal(HealthStatus.Unhealthy, await ReadinessAsync());
    }

    [Fact]
    public async Task A_value_sealed_by_a_revoked_key_does_not_move()
    {
        await _portals.Grants.KeepAsync(Some.Grant(), Some.Secrets(), Cancellation);
        var keys = _portals.Services.GetRequiredService<IKeyManager>();
        keys.RevokeKey(Assert.Single(keys.GetAllKeys()).KeyId);
        await _portals.StartAsync();

        Assert.Single((await _portals.ReencryptAsync())[0].Unreadable);
    }

    [Fact]
    public async Task Files_that_are_no_keys_are_not_taken_for_keys()
    {
        await KeyTextAsync();
        await File.WriteAllTextAsync(Path.Combine(_portals.KeyDirectory, "half.xml"), "<key id=", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(_portals.KeyDirectory, "other.xml"), "<revocation />", Cancellation);

        Assert.Equal(_portals.KeyNames, _portals.Services.GetRequiredService<KeyFiles>().Read().Select(file => file.Name));
    }

    /// <summary>The ring's one key, made if there was none.</summary>
    private async Task<string> KeyTextAsync()
    {
        _portals.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect([1]);
        return await File.ReadAllTextAsync(Path.Combine(_portals.KeyDirectory, Assert.Single(_portals.KeyNames)), Cancellation);
    }

    private async Task<HealthStatus> ReadinessAsync() =>
        (await _portals.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name == "key ring", Cancellation)).Status;
}
