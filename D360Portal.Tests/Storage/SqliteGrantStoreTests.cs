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
        await Store.EndAsync(first.Id, Some.Secrets("1"), "expired_or_revoked", Cancellation);

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

        var changes = Enumerable.Range(2, 8).Select(number => RenewAsync(grant.Id, "1", $"{number}", number)).ToArray();
        await Task.WhenAll(changes.Cast<Task>().Append(Store.SetEnvironmentAsync(grant.Id, OrgEnvironment.Sandbox, Cancellation)));

        var found = await Store.FindAsync(grant.Id, Cancellation);
        Assert.Equal(OrgEnvironment.Sandbox, found!.Environment);
        Assert.Single(await Task.WhenAll(changes), fate => fate is RenewalFate.Kept);
        Assert.Equal(Some.Secrets($"{found.RenewedAt!.Value.Minute}"), await Store.UnsealAsync(grant.Id, Cancellation));
    }

    [Fact]
    public async Task A_renewal_of_tokens_that_the_grant_no_longer_has_changes_nothing()
    {
        var (grant, _) = await Store.KeepAsync(Some.Grant(), Some.Secrets("1"), Cancellation);
        await Store.KeepAsync(Some.Grant(), Some.Secrets("2"), Cancellation);

        Assert.Equal(RenewalFate.Overtaken, await RenewAsync(grant.Id, "1", "3"));
        Assert.Equal(Some.Secrets("2"), await Store.UnsealAsync(grant.Id, Cancellation));
    }

    [Fact]
    public async Task A_renewal_that_is_stored_twice_counts_as_stored()
    {
        var (grant, _) = await Store.KeepAsync(Some.Grant(), Some.Secrets("1"), Cancellation);

        Assert.Equal(RenewalFate.Kept, await RenewAsync(grant.Id, "1", "2"));
        Assert.Equal(RenewalFate.Kept, await RenewAsync(grant.Id, "1", "2"));
        Assert.Equal(Some.Secrets("2"), await Store.UnsealAsync(grant.Id, Cancellation));
    }

    [Fact]
    public async Task A_renewal_does_not_bring_back_a_grant_that_is_over()
    {
        var (grant, _) = await Store.KeepAsync(Some.Grant(), Some.Secrets("1"), Cancellation);
        Assert.True(await Store.EndAsync(grant.Id, Some.Secrets("1"), "expired_or_revoked", Cancellation));

        Assert.Equal(RenewalFate.Overtaken, await RenewAsync(grant.Id, "1", "2"));
    }

    [Fact]
    public async Task Renewing_an_erased_grant_is_refused()
    {
        var (grant, _) = await Store.KeepAsync(Some.Grant(), Some.Secrets(), Cancellation);
        await Store.EraseAsync(grant.Id, Cancellation);

        Assert.Equal(RenewalFate.Erased, await RenewAsync(grant.Id, "1", "2"));
        Assert.False(await Store.EndAsync(grant.Id, Some.Secrets(), "expired_or_revoked", Cancellation));
        Assert.Null(await Store.FindAsync(grant.Id, Cancellation));
    }

    [Fact]
    public async Task Only_a_grant_that_still_has_the_tokens_that_failed_is_ended()
    {
        var (grant, _) = await Store.KeepAsync(Some.Grant(), Some.Secrets("2"), Cancellation);

        Assert.False(await Store.EndAsync(grant.Id, Some.Secrets("1"), "expired_or_revoked", Cancellation));
        Assert.False(await Store.EndAsync(grant.Id, failed: null, "unreadable", Cancellation));
        Assert.Equal(GrantStatus.Active, (await Store.FindAsync(grant.Id, Cancellation))!.Status);

        Assert.True(await Store.EndAsync(grant.Id, Some.Secrets("2"), "expired_or_revoked", Cancellation));
        var ended = (await Store.FindAsync(grant.Id, Cancellation))!;
        Assert.Equal((GrantStatus.NeedsSignIn, "expired_or_revoked"), (ended.Status, ended.EndReason));
    }

    [Fact]
    public async Task Of_twenty_processes_at_once_one_has_the_turn_until_it_gives_it_back_or_it_runs_out()
    {
        var (grant, _) = await Store.KeepAsync(Some.Grant(), Some.Secrets(), Cancellation);
        var owners = Enumerable.Range(0, 20).Select(_ => Guid.NewGuid()).ToArray();
        var turns = await Task.WhenAll(owners.Select(owner => ClaimAsync(grant.Id, owner, seconds: 0)));
        var winner = owners[turns.IndexOf(true)];
        var loser = owners[turns.IndexOf(false)];
        Assert.Single(turns, won => won);

        // The owner prolongs it; nobody else gives it back; at its end it is free.
        Assert.True(await ClaimAsync(grant.Id, winner, seconds: 10));
        await Store.ReleaseRenewalAsync(grant.Id, loser, Cancellation);
        Assert.False(await ClaimAsync(grant.Id, loser, seconds: 30));
        Assert.True(await ClaimAsync(grant.Id, loser, seconds: 31));

        await Store.ReleaseRenewalAsync(grant.Id, winner, Cancellation);
        Assert.False(await ClaimAsync(grant.Id, winner, seconds: 32));
        await Store.ReleaseRenewalAsync(grant.Id, loser, Cancellation);
        Assert.True(await ClaimAsync(grant.Id, winner, seconds: 32));
    }

    [Fact]
    public async Task A_turn_from_a_clock_that_was_set_back_does_not_last_for_ever()
    {
        var (grant, _) = await Store.KeepAsync(Some.Grant(), Some.Secrets(), Cancellation);
        Assert.True(await ClaimAsync(grant.Id, Guid.NewGuid(), seconds: 7_200));

        Assert.True(await ClaimAsync(grant.Id, Guid.NewGuid(), seconds: 0));
    }

    [Fact]
    public async Task Every_grant_is_listed_as_it_is_found_one_by_one()
    {
        var (mine, _) = await Store.KeepAsync(Some.Grant(), Some.Secrets(), Cancellation);
        var (theirs, _) = await Store.KeepAsync(Some.Grant(userId: The.OtherUserId, orgKey: "sandbox") with { Username = null, GrantedScopes = null }, Some.Secrets(), Cancellation);
        await RenewAsync(mine.Id, "1", "2");
        await Store.SetEnvironmentAsync(mine.Id, OrgEnvironment.Sandbox, Cancellation);
        await Store.EndAsync(theirs.Id, Some.Secrets(), "expired_or_revoked", Cancellation);

        var listed = await Store.ListAsync(Cancellation);

        Assert.Equal([mine.Id, theirs.Id], listed.Select(grant => grant.Id));
        foreach (var grant in listed)
        {
            var found = await Store.FindAsync(grant.Id, Cancellation);
            Assert.Equal(found!.GrantedScopes, grant.GrantedScopes);
            Assert.Equal(found with { GrantedScopes = null }, grant with { GrantedScopes = null });
        }
    }

    [Theory]
    [InlineData("InstanceUrl", "'not an address'", false)]
    [InlineData("InstanceUrl", "''", false)]
    [InlineData("OrgKey", "'NOT A KEY'", false)]
    [InlineData("OrgKey", "x'00ff'", false)]
    [InlineData("SignedInAt", "'yesterday'", false)]
    [InlineData("SignedInAt", "12", false)]
    [InlineData("Status", "'Suspended'", true)]
    [InlineData("Status", "7", true)]
    [InlineData("Environment", "'Moon'", true)]
    [InlineData("RenewedAt", "'yesterday'", true)]
    [InlineData("AccessToken", "x'00'", true)]
    [InlineData("RefreshToken", "x'00'", true)]
    public async Task A_damaged_row_does_not_break_the_list(string column, string value, bool isListed)
    {
        var (good, _) = await Store.KeepAsync(Some.Grant(), Some.Secrets(), Cancellation);
        var (bad, _) = await Store.KeepAsync(Some.Grant(userId: The.OtherUserId), Some.Secrets(), Cancellation);
        await ExecuteAsync($"UPDATE Grants SET {column} = {value} WHERE UserId = '{The.OtherUserId}'");

        var listed = await Store.ListAsync(Cancellation);

        Assert.Contains(good.Id, listed.Select(grant => grant.Id));
        var listedBad = listed.SingleOrDefault(grant => grant.Id == bad.Id);
        Assert.Equal(isListed, listedBad is not null);
        if (column == "Status")
        {
            Assert.Equal(GrantStatus.NeedsSignIn, listedBad!.Status);
        }

        // And it can be got rid of.
        await Store.EraseAsync(bad.Id, Cancellation);
        Assert.Equal(good.Id, Assert.Single(await Store.ListAsync(Cancellation)).Id);
    }

    [Theory]
    [InlineData("InstanceUrl", "'not an address'", true)]
    [InlineData("SignedInAt", "'yesterday'", true)]
    [InlineData("Status", "'Suspended'", false)]
    [InlineData("Environment", "'Moon'", false)]
    public async Task A_new_sign_in_repairs_a_damaged_row(string column, string value, bool isLostUntilThen)
    {
        var (grant, _) = await Store.KeepAsync(Some.Grant(), Some.Secrets(), Cancellation);
        await ExecuteAsync($"UPDATE Grants SET {column} = {value}");
        Assert.Equal(isLostUntilThen, await Store.FindAsync(grant.Id, Cancellation) is null);

        var (kept, _) = await Store.KeepAsync(Some.Grant(), Some.Secrets("2"), Cancellation);

        Assert.Equal(kept.Id, Assert.Single(await Store.ListAsync(Cancellation)).Id);
        Assert.Equal(GrantStatus.Active, (await Store.FindAsync(kept.Id, Cancellation))!.Status);
        Assert.Equal(Some.Secrets("2"), (await Store.OpenAsync(kept.Id, Cancellation))!.Value.Secrets);
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

        Assert.DoesNotContain("canary", await _folder.ReadFilesAsync(), StringComparison.Ordinal);
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

    private Task<RenewalFate> RenewAsync(GrantId id, string spent, string renewed, int minutes = 1) =>
        Store.RenewAsync(id, Some.Secrets(spent).RefreshToken!.Value, Some.Secrets(renewed), The.Start.AddMinutes(minutes), Cancellation);

    private Task<bool> ClaimAsync(GrantId id, Guid owner, int seconds) =>
        Store.ClaimRenewalAsync(id, owner, The.Start.AddSeconds(seconds), The.Start.AddSeconds(seconds + 20), Cancellation);

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
