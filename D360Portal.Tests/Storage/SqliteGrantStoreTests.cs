using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using D360Portal.Storage;
using D360Portal.Tests.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace D360Portal.Tests.Storage;

public sealed class SqliteGrantStoreTests : IAsyncLifetime
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly TemporaryFolder _folder = new();
    private ServiceProvider _services = default!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IGrantStore Store => _services.GetRequiredService<IGrantStore>();

    public async ValueTask InitializeAsync() => _services = await StartAsync("keys");

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_kept_grant_is_found_with_its_tokens()
    {
        var (kept, replaced) = await Store.KeepAsync(Some.Grant(), Some.Secrets(), Cancellation);

        var found = await Store.FindAsync(kept.Id, Cancellation);
        Assert.Equal(Some.Grant().GrantedScopes, found!.GrantedScopes);
        Assert.Equal(Some.Grant() with { Id = kept.Id, GrantedScopes = null }, found with { GrantedScopes = null });
        Assert.Equal(Some.Secrets(), await Store.UnsealAsync(kept.Id, Cancellation));
        Assert.Null(replaced);
    }

    [Fact]
    public async Task Signing_in_again_overwrites_the_grant_and_hands_out_the_replaced_refresh_token()
    {
        var (first, _) = await Store.KeepAsync(Some.Grant(), Some.Secrets("1"), Cancellation);
        await Store.EndAsync(first.Id, "expired_or_revoked", Cancellation);

        var (second, replaced) = await Store.KeepAsync(Some.Grant(), Some.Secrets("2"), Cancellation);

        Assert.Equal(first.Id, second.Id);
        Assert.Equal(GrantStatus.Active, second.Status);
        Assert.Equal("canary-refresh-token-1", replaced?.Reveal());
        Assert.Equal(Some.Secrets("2"), await Store.UnsealAsync(first.Id, Cancellation));
    }

    [Fact]
    public async Task Each_user_of_each_org_has_a_grant_of_their_own()
    {
        var ids = new List<GrantId>();
        foreach (var grant in (Grant[])[Some.Grant(), Some.Grant(userId: The.OtherUserId), Some.Grant(orgKey: "sandbox"), Some.Grant(organizationId: "00D000000000002EAA")])
        {
            ids.Add((await Store.KeepAsync(grant, Some.Secrets(), Cancellation)).Kept.Id);
        }

        Assert.Distinct(ids);
    }

    [Fact]
    public async Task Twenty_sign_ins_of_one_user_at_once_leave_one_grant()
    {
        var kept = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Store.KeepAsync(Some.Grant(), Some.Secrets($"{number}"), Cancellation)));

        var id = Assert.Single(kept.Select(result => result.Kept.Id).Distinct());
        Assert.NotNull(await Store.UnsealAsync(id, Cancellation));
    }

    [Fact]
    public async Task Concurrent_changes_do_not_undo_each_other()
    {
        var (grant, _) = await Store.KeepAsync(Some.Grant(), Some.Secrets(), Cancellation);

        await Task.WhenAll(
            Enumerable.Range(0, 10).Select(number => Store.RenewAsync(grant.Id, Some.Secrets($"{number}"), The.Start.AddMinutes(number), Cancellation)).Cast<Task>()
                .Append(Store.SetEnvironmentAsync(grant.Id, OrgEnvironment.Sandbox, Cancellation)));

        var found = await Store.FindAsync(grant.Id, Cancellation);
        Assert.Equal(OrgEnvironment.Sandbox, found!.Environment);
        var secrets = await Store.UnsealAsync(grant.Id, Cancellation);
        Assert.Equal(secrets!.AccessToken.Reveal()[^1], secrets.RefreshToken!.Value.Reveal()[^1]);
        Assert.EndsWith($"{found.RenewedAt!.Value.Minute}", secrets.AccessToken.Reveal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Renewing_an_erased_grant_is_refused()
    {
        var (grant, _) = await Store.KeepAsync(Some.Grant(), Some.Secrets(), Cancellation);
        await Store.EraseAsync(grant.Id, Cancellation);

        Assert.False(await Store.RenewAsync(grant.Id, Some.Secrets("2"), The.Start, Cancellation));
        Assert.Null(await Store.FindAsync(grant.Id, Cancellation));
    }

    [Fact]
    public async Task Tokens_copied_to_another_user_s_row_do_not_open_there()
    {
        var (mine, _) = await Store.KeepAsync(Some.Grant(), Some.Secrets("mine"), Cancellation);
        var (theirs, _) = await Store.KeepAsync(Some.Grant(userId: The.OtherUserId), Some.Secrets("theirs"), Cancellation);
        await ExecuteAsync($"UPDATE Grants SET AccessToken = (SELECT AccessToken FROM Grants WHERE UserId = '{The.OtherUserId}'), RefreshToken = (SELECT RefreshToken FROM Grants WHERE UserId = '{The.OtherUserId}') WHERE UserId = '{The.UserId}'");

        Assert.Null(await Store.UnsealAsync(mine.Id, Cancellation));
        Assert.NotNull(await Store.UnsealAsync(theirs.Id, Cancellation));
    }

    [Fact]
    public async Task The_two_tokens_of_a_row_cannot_take_each_other_s_place()
    {
        var (grant, _) = await Store.KeepAsync(Some.Grant(), Some.Secrets(), Cancellation);
        await ExecuteAsync("UPDATE Grants SET AccessToken = RefreshToken");

        Assert.Null(await Store.UnsealAsync(grant.Id, Cancellation));
    }

    [Fact]
    public async Task With_a_foreign_key_ring_the_grant_is_found_and_its_tokens_are_not()
    {
        var (grant, _) = await Store.KeepAsync(Some.Grant(), Some.Secrets(), Cancellation);
        await _services.DisposeAsync();
        _services = await StartAsync("other-keys");

        Assert.NotNull(await Store.FindAsync(grant.Id, Cancellation));
        Assert.Null(await Store.UnsealAsync(grant.Id, Cancellation));

        var (again, replaced) = await Store.KeepAsync(Some.Grant(), Some.Secrets("2"), Cancellation);
        Assert.Equal(grant.Id, again.Id);
        Assert.Null(replaced);
    }

    [Fact]
    public async Task No_token_is_in_the_database_file_in_the_clear()
    {
        await Store.KeepAsync(Some.Grant(), Some.Secrets(), Cancellation);

        foreach (var file in Directory.EnumerateFiles(_folder.Path, "portal.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain("canary", await reader.ReadToEndAsync(Cancellation), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_key_ring_is_private_and_beside_the_database()
    {
        Assert.True(File.Exists(_folder.File("portal.db")));

        // Windows has access lists in place of modes.
        var mode = OperatingSystem.IsWindows() ? OwnerOnly : File.GetUnixFileMode(_folder.File("keys"));
        Assert.Equal(OwnerOnly, mode);
    }

    [Fact]
    public async Task The_migrations_describe_the_model()
    {
        await using var context = await _services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(Cancellation);

        Assert.False(context.Database.HasPendingModelChanges());
    }

    private async Task<ServiceProvider> StartAsync(string keys)
    {
        var database = _folder.File("portal.db");
        var services = new ServiceCollection()
            .AddLogging()
            .AddStorage(new StorageOptions(database, $"Data Source={database}", _folder.File(keys), KeyCertificate: null))
            .BuildServiceProvider();
        foreach (var service in services.GetServices<IHostedService>().OfType<StorageMigration>())
        {
            await service.StartAsync(Cancellation);
        }

        return services;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_folder.File("portal.db")}");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Review SQL queries for security vulnerabilities: the text is the test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
