using System.Collections.Immutable;
using System.Data.Common;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Grants;
using D360Portal.Storage;
using D360Portal.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Storage;

public sealed class ReencryptionTests : IAsyncLifetime
{
    private const string Form = "new/AwsRdsMySql";

    private static readonly KeptDraft Draft = new(
        new ConnectionDraft { Label = "Clinic canary", Name = "Clinic_canary", IsNameWritten = true, Values = ImmutableDictionary<string, string>.Empty },
        []);

    private readonly StoredPortals _portals = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Reencryption Reencryption => _portals.Services.GetRequiredService<Reencryption>();

    private IDrafts<KeptDraft> Drafts => _portals.Services.GetRequiredService<IDrafts<KeptDraft>>();

    public async ValueTask InitializeAsync() => await _portals.StartAsync();

    public ValueTask DisposeAsync() => _portals.DisposeAsync();

    [Fact]
    public async Task Everything_moves_to_the_certificate_s_key_and_the_old_key_s_file_can_go()
    {
        var (grant, withoutRefresh) = (await KeepAsync("1"), await KeepWithoutRefreshTokenAsync());
        await Drafts.KeepAsync(grant, Form, Draft, Cancellation);
        var unwrapped = Assert.Single(_portals.KeyNames);

        var certificate = _portals.MakeCertificate();
        await _portals.StartAsync([certificate]);
        var current = Reencryption.CurrentKey();
        var tables = await _portals.ReencryptAsync();

        Assert.Equal(certificate.Thumbprint, current!.Certificate);
        Assert.Equal([("grants", 2, 0, 0), ("drafts", 1, 0, 0), ("secrets of runs", 0, 0, 0)], Counts(tables));
        Assert.Equal(unwrapped, Assert.Single(Reencryption.LeftBehind()).Name);

        File.Delete(Path.Combine(_portals.KeyDirectory, unwrapped));
        await _portals.StartAsync([certificate]);
        Assert.Equal(Some.Secrets("1"), await _portals.Grants.UnsealAsync(grant, Cancellation));
        Assert.Equal(Some.Secrets() with { RefreshToken = null }, await _portals.Grants.UnsealAsync(withoutRefresh, Cancellation));
        Assert.Equal("Clinic canary", (await Drafts.FindAsync(grant, Form, Cancellation))!.Draft.Label);

        // And what is left does hang on the certificate.
        await _portals.StartAsync();
        Assert.Null(await _portals.Grants.UnsealAsync(grant, Cancellation));
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        var grant = await KeepAsync("1");
        await Drafts.KeepAsync(grant, Form, Draft, Cancellation);
        await _portals.StartAsync([_portals.MakeCertificate()]);
        await _portals.ReencryptAsync();
        var (rows, keys) = (await RowsAsync(), _portals.KeyNames);

        var again = await _portals.ReencryptAsync();

        Assert.Equal([("grants", 0, 1, 0), ("drafts", 0, 1, 0), ("secrets of runs", 0, 0, 0)], Counts(again));
        Assert.Equal(rows, await RowsAsync());
        Assert.Equal(keys, _portals.KeyNames);
    }

    [Fact]
    public async Task Without_a_certificate_there_is_nothing_to_move_nor_to_leave_behind()
    {
        await KeepAsync("1");
        await _portals.StartAsync();

        Assert.Equal([("grants", 0, 1, 0), ("drafts", 0, 0, 0), ("secrets of runs", 0, 0, 0)], Counts(await _portals.ReencryptAsync()));
        Assert.Empty(Reencryption.LeftBehind());
        Assert.Single(_portals.KeyNames);
    }

    [Fact]
    public async Task A_renewed_certificate_takes_over_from_the_one_before_it()
    {
        var (older, newer) = (_portals.MakeCertificate(years: 1), _portals.MakeCertificate(years: 2));
        await _portals.StartAsync([older]);
        var grant = await KeepAsync("1");
        var wrappedByOlder = Assert.Single(_portals.KeyNames);

        await _portals.StartAsync([newer, older]);
        Assert.Equal(Some.Secrets("1"), await _portals.Grants.UnsealAsync(grant, Cancellation));
        Assert.Equal(("grants", 1, 0, 0), Counts(await _portals.ReencryptAsync())[0]);
        Assert.Equal((wrappedByOlder, older.Thumbprint), Reencryption.LeftBehind() is [var left] ? (left.Name, left.Certificate) : default);

        await _portals.StartAsync([newer]);
        Assert.Equal(Some.Secrets("1"), await _portals.Grants.UnsealAsync(grant, Cancellation));
    }

    [Fact]
    public async Task Rows_that_do_not_open_are_named_and_left_and_stop_nobody_else()
    {
        var readable = await KeepAsync("1");
        var (copied, broken) = (await KeepAsync("2", The.OtherUserId), await KeepAsync("3", "005000000000003AAA"));
        await Drafts.KeepAsync(readable, Form, Draft, Cancellation);
        await _portals.ExecuteAsync($"UPDATE Grants SET AccessToken = (SELECT AccessToken FROM Grants WHERE UserId = '{The.UserId}') WHERE UserId = '{The.OtherUserId}'");
        await _portals.ExecuteAsync("UPDATE Grants SET RefreshToken = x'0102' WHERE UserId = '005000000000003AAA'");
        await _portals.ExecuteAsync("UPDATE Drafts SET Content = x''");

        await _portals.StartAsync([_portals.MakeCertificate()]);
        var before = await RowsAsync();
        var tables = await _portals.ReencryptAsync();

        Assert.Equal([("grants", 1, 0, 2), ("drafts", 0, 0, 1), ("secrets of runs", 0, 0, 0)], Counts(tables));
        Assert.Equal(new[] { copied, broken }.Select(id => id.ToString()).Order(StringComparer.Ordinal), tables[0].Unreadable.Order(StringComparer.Ordinal));
        Assert.Equal([$"{readable} {Form}"], tables[1].Unreadable);
        Assert.Equal(Some.Secrets("1"), await _portals.Grants.UnsealAsync(readable, Cancellation));
        Assert.Equal(2, before.Intersect(await RowsAsync(), StringComparer.Ordinal).Count(row => row.StartsWith("grant", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_row_with_other_damage_moves_all_the_same()
    {
        await KeepAsync("1");
        await _portals.ExecuteAsync("UPDATE Grants SET InstanceUrl = 'nowhere', Status = 'Nonsense', Environment = 'Nonsense', GrantedScopes = ''");
        await _portals.StartAsync([_portals.MakeCertificate()]);

        Assert.Equal(("grants", 1, 0, 0), Counts(await _portals.ReencryptAsync())[0]);
    }

    [Fact]
    public async Task Tokens_that_a_running_portal_stores_meanwhile_win()
    {
        var grant = await KeepAsync("1");
        var intruder = new Intruder("UPDATE \"Grants\"");
        await _portals.StartAsync([_portals.MakeCertificate()], services => services.ConfigureDbContext<PortalDbContext>(context => context.AddInterceptors(intruder)));
        intruder.Work = () => _portals.Grants.KeepAsync(Some.Grant(), Some.Secrets("newer"), Cancellation);

        Assert.Equal(("grants", 0, 1, 0), Counts(await _portals.ReencryptAsync())[0]);

        Assert.True(intruder.HasCome);
        Assert.Equal(Some.Secrets("newer"), await _portals.Grants.UnsealAsync(grant, Cancellation));
    }

    [Fact]
    public async Task Tokens_that_a_portal_is_storing_while_the_row_moves_win_too()
    {
        var grant = await KeepAsync("1");
        var intruder = new Intruder("UPDATE \"Grants\"");
        await _portals.StartAsync([_portals.MakeCertificate()], services => services.ConfigureDbContext<PortalDbContext>(context => context.AddInterceptors(intruder)));
        intruder.Work = _portals.ReencryptAsync;

        await _portals.Grants.KeepAsync(Some.Grant(), Some.Secrets("newer"), Cancellation);

        Assert.True(intruder.HasCome);
        Assert.Equal(Some.Secrets("newer"), await _portals.Grants.UnsealAsync(grant, Cancellation));
        Assert.Equal(("grants", 0, 1, 0), Counts(await _portals.ReencryptAsync())[0]);
    }

    [Fact]
    public async Task A_draft_that_changes_meanwhile_keeps_what_was_typed()
    {
        var grant = await KeepAsync("1");
        await Drafts.KeepAsync(grant, Form, Draft, Cancellation);
        var intruder = new Intruder("UPDATE \"Drafts\"");
        await _portals.StartAsync([_portals.MakeCertificate()], services => services.ConfigureDbContext<PortalDbContext>(context => context.AddInterceptors(intruder)));
        intruder.Work = () => Drafts.KeepAsync(grant, Form, Draft with { Draft = Draft.Draft with { Label = "newer" } }, Cancellation);

        Assert.Equal(("drafts", 0, 1, 0), Counts(await _portals.ReencryptAsync())[1]);

        Assert.True(intruder.HasCome);
        Assert.Equal("newer", (await Drafts.FindAsync(grant, Form, Cancellation))!.Draft.Label);
    }

    [Fact]
    public async Task A_grant_that_is_erased_meanwhile_stays_erased()
    {
        var grant = await KeepAsync("1");
        await _portals.StartAsync([_portals.MakeCertificate()]);
        var row = Assert.Single(await _portals.Services.GetServices<ISealedRows>().First().ListAsync(Cancellation));
        await _portals.Grants.EraseAsync(grant, Cancellation);

        Assert.Equal(ResealOutcome.Gone, await row.ResealAsync(Cancellation));
        Assert.Null(await _portals.Grants.FindAsync(grant, Cancellation));
    }

    [Fact]
    public async Task What_ends_half_way_is_whole_and_goes_on_later()
    {
        var (first, second) = (await KeepAsync("1"), await KeepAsync("2", The.OtherUserId));
        var certificate = _portals.MakeCertificate();
        await _portals.StartAsync([certificate]);
        var rows = await _portals.Services.GetServices<ISealedRows>().First().ListAsync(Cancellation);
        Assert.Equal(ResealOutcome.Moved, await rows[0].ResealAsync(Cancellation));

        await _portals.StartAsync([certificate]);
        Assert.Equal(Some.Secrets("1"), await _portals.Grants.UnsealAsync(first, Cancellation));
        Assert.Equal(Some.Secrets("2"), await _portals.Grants.UnsealAsync(second, Cancellation));
        Assert.Equal(("grants", 1, 1, 0), Counts(await _portals.ReencryptAsync())[0]);
    }

    private async Task<GrantId> KeepAsync(string tail, string userId = The.UserId) =>
        (await _portals.Grants.KeepAsync(Some.Grant(userId), Some.Secrets(tail), Cancellation)).Kept.Id;

    private async Task<GrantId> KeepWithoutRefreshTokenAsync() =>
        (await _portals.Grants.KeepAsync(Some.Grant(The.OtherUserId), Some.Secrets() with { RefreshToken = null }, Cancellation)).Kept.Id;

    private static (string, int, int, int)[] Counts(IReadOnlyList<ReencryptedTable> tables) =>
        [.. tables.Select(table => (table.Name, table.Moved, table.Current, table.Unreadable.Count))];

    private async Task<IReadOnlyList<string>> RowsAsync()
    {
        await using var context = await _portals.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(Cancellation);
        var grants = await context.Grants.AsNoTracking().ToListAsync(Cancellation);
        var drafts = await context.Drafts.AsNoTracking().ToListAsync(Cancellation);
        return
        [
            .. grants.Select(row => $"grant {row.Id} {row.Version} {Convert.ToHexString(row.AccessToken)} {Convert.ToHexString(row.RefreshToken ?? [])}"),
            .. drafts.Select(row => $"draft {row.GrantId} {row.KeptAt} {Convert.ToHexString(row.Content)}"),
        ];
    }

    /// <summary>Another writer, who comes between a reading and the statement that follows from it: once.</summary>
    private sealed class Intruder(string statement) : DbCommandInterceptor
    {
        public Func<Task>? Work { get; set; }

        public bool HasCome { get; private set; }

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            await ComeAsync(command);
            return result;
        }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            await ComeAsync(command);
            return result;
        }

        private async Task ComeAsync(DbCommand command)
        {
            if (Work is { } work && !HasCome && command.CommandText.Contains(statement, StringComparison.Ordinal))
            {
                HasCome = true;
                await work();
            }
        }
    }
}
