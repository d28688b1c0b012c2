using System.Collections.Immutable;
using D360Portal.Features.Connections;
using D360Portal.Features.Connections.Bulk;
using D360Portal.Salesforce.Grants;
using D360Portal.Storage;
using D360Portal.Tests.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.Storage;

public sealed class SqliteDraftsTests : IAsyncLifetime
{
    private const string Form = "new/AwsRdsMySql";

    private static readonly GrantId Mine = GrantId.New(The.Start);
    private static readonly GrantId Theirs = GrantId.New(The.Start.AddSeconds(1));

    private static readonly KeptDraft Draft = new(
        new ConnectionDraft
        {
            Label = "Clinic canary <é>",
            Name = "Clinic_canary",
            IsNameWritten = true,
            Values = ImmutableDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("host", "canary.example"), KeyValuePair.Create("HOST", "")]),
        },
        ["password"]);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(The.Start);
    private readonly LogRecorder _log = new();
    private ServiceProvider _services = default!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IDrafts<KeptDraft> Drafts => _services.GetRequiredService<IDrafts<KeptDraft>>();

    public async ValueTask InitializeAsync() => _services = await StartAsync("keys");

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_sheet_is_found_as_it_was_kept_and_sealed_like_a_draft()
    {
        var drafts = _services.GetRequiredService<IDrafts<KeptSheet>>();
        var sheet = new KeptSheet
        {
            Sheet = new Sheet { Name = "clinics.csv", HeaderRow = 1, Headers = ["Name", "Host"], Rows = [new SheetRow(2, ["Clinic", "canary.example"])] },
            Patterns = new Dictionary<string, string> { ["host"] = "{{clinic}}" },
            Columns = new Dictionary<string, string>(),
            Sets = ["north"],
            Rules = [new CredentialRule("Name", "Clinic", "north")],
            SecretsTyped = ["credentials north"],
        };

        await drafts.KeepAsync(Mine, "bulk/AwsRdsMySql", sheet, Cancellation);

        var kept = await drafts.FindAsync(Mine, "bulk/AwsRdsMySql", Cancellation);
        Assert.Equal((2, "canary.example"), (kept!.Sheet!.Rows[0].Number, kept.Sheet.Rows[0].Cells[1]));
        Assert.Equal(("{{clinic}}", "north", sheet.Rules[0]), (kept.Patterns["host"], kept.Sets[0], kept.Rules[0]));
        Assert.Null(await drafts.FindAsync(Theirs, "bulk/AwsRdsMySql", Cancellation));
        await drafts.EraseAsync(Mine, "bulk/AwsRdsMySql", Cancellation);
        Assert.Null(await drafts.FindAsync(Mine, "bulk/AwsRdsMySql", Cancellation));
    }

    [Fact]
    public async Task A_draft_is_found_as_it_was_kept()
    {
        await Drafts.KeepAsync(Mine, Form, Draft, Cancellation);

        var found = await Drafts.FindAsync(Mine, Form, Cancellation);
        Assert.Equal((Draft.Draft.Label, Draft.Draft.Name, true), (found!.Draft.Label, found.Draft.Name, found.Draft.IsNameWritten));
        Assert.Equal<IReadOnlyDictionary<string, string>>(Draft.Draft.Values, found.Draft.Values);
        Assert.Equal(["password"], found.SecretsTyped);
    }

    [Fact]
    public async Task Each_grant_and_each_form_has_its_own()
    {
        await Drafts.KeepAsync(Mine, Form, Draft, Cancellation);

        Assert.Null(await Drafts.FindAsync(Theirs, Form, Cancellation));
        Assert.Null(await Drafts.FindAsync(Mine, "new/SNOWFLAKE", Cancellation));
    }

    [Fact]
    public async Task A_form_has_one_draft_the_last()
    {
        await Drafts.KeepAsync(Mine, Form, Draft, Cancellation);
        await Drafts.KeepAsync(Mine, Form, Draft with { Draft = Draft.Draft with { Label = "Second" } }, Cancellation);

        Assert.Equal("Second", (await Drafts.FindAsync(Mine, Form, Cancellation))!.Draft.Label);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Twenty_writes_at_once_leave_one()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Drafts.KeepAsync(Mine, Form, Draft, Cancellation))));

        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task An_erased_draft_is_gone_and_the_others_stay()
    {
        await Drafts.KeepAsync(Mine, Form, Draft, Cancellation);
        await Drafts.KeepAsync(Theirs, Form, Draft, Cancellation);
        await Drafts.EraseAsync(Mine, Form, Cancellation);

        Assert.Null(await Drafts.FindAsync(Mine, Form, Cancellation));
        Assert.NotNull(await Drafts.FindAsync(Theirs, Form, Cancellation));
    }

    [Fact]
    public async Task After_seven_days_a_draft_is_not_found_and_the_next_write_removes_it()
    {
        await Drafts.KeepAsync(Mine, Form, Draft, Cancellation);
        _time.Advance(TimeSpan.FromDays(7));
        Assert.NotNull(await Drafts.FindAsync(Mine, Form, Cancellation));

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(await Drafts.FindAsync(Mine, Form, Cancellation));

        await Drafts.KeepAsync(Theirs, Form, Draft, Cancellation);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Nothing_that_was_typed_can_be_read_in_the_files()
    {
        await Drafts.KeepAsync(Mine, Form, Draft, Cancellation);

        Assert.DoesNotContain("canary", await _folder.ReadFilesAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("UPDATE Drafts SET Form = 'new/SNOWFLAKE'")]
    [InlineData("UPDATE Drafts SET GrantId = (SELECT upper('00000000-0000-0000-0000-000000000001'))")]
    public async Task A_draft_that_is_copied_to_another_row_does_not_open_there(string sql)
    {
        await Drafts.KeepAsync(Mine, Form, Draft, Cancellation);
        await ExecuteAsync(sql);

        Assert.Null(await Drafts.FindAsync(new GrantId(Guid.Parse("00000000-0000-0000-0000-000000000001")), Form, Cancellation));
        Assert.Null(await Drafts.FindAsync(Mine, "new/SNOWFLAKE", Cancellation));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_draft_that_is_damaged_or_of_a_lost_key_ring_is_not_found()
    {
        await Drafts.KeepAsync(Mine, Form, Draft, Cancellation);
        await _services.DisposeAsync();
        _services = await StartAsync("other-keys");
        Assert.Null(await Drafts.FindAsync(Mine, Form, Cancellation));

        await ExecuteAsync("UPDATE Drafts SET Content = x'0102'");
        Assert.Null(await Drafts.FindAsync(Mine, Form, Cancellation));

        await Drafts.KeepAsync(Mine, Form, Draft, Cancellation);
        Assert.NotNull(await Drafts.FindAsync(Mine, Form, Cancellation));
    }

    /// <summary>What one kind demands and the other has not stands for what a later version demands.</summary>
    [Fact]
    public async Task A_draft_of_another_shape_counts_as_none_until_the_next_one_takes_its_place()
    {
        await Drafts.KeepAsync(Mine, Form, Draft, Cancellation);
        var sheets = _services.GetRequiredService<IDrafts<KeptSheet>>();

        Assert.Null(await sheets.FindAsync(Mine, Form, Cancellation));

        Assert.Contains(Form, Assert.Single(_log.Complaints()), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", _log.Text, StringComparison.OrdinalIgnoreCase);
        await sheets.KeepAsync(Mine, Form, new KeptSheet { Patterns = new Dictionary<string, string>(), Columns = new Dictionary<string, string>(), Sets = ["north"], Rules = [], SecretsTyped = [] }, Cancellation);
        Assert.Equal(["north"], (await sheets.FindAsync(Mine, Form, Cancellation))!.Sets);
    }

    [Fact]
    public async Task A_hundred_thousand_characters_are_kept()
    {
        var value = new string('x', 100_000);
        await Drafts.KeepAsync(Mine, Form, Draft with { Draft = Draft.Draft.With("note", value) }, Cancellation);

        Assert.Equal(value, (await Drafts.FindAsync(Mine, Form, Cancellation))!.Draft["note"]);
    }

    private async Task<ServiceProvider> StartAsync(string keys)
    {
        var database = _folder.File("portal.db");
        var services = new ServiceCollection()
            .AddSingleton(_log.Factory())
            .AddLogging()
            .AddSingleton<TimeProvider>(_time)
            .AddStorage(new StorageOptions(database, $"Data Source={database}", _folder.File(keys), KeyCertificate: null))
            .BuildServiceProvider();
        foreach (var service in services.GetServices<IHostedService>().OfType<StorageMigration>())
        {
            await service.StartAsync(Cancellation);
        }

        return services;
    }

    private async Task<int> CountAsync()
    {
        await using var context = await _services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(Cancellation);
        return await context.Drafts.CountAsync(Cancellation);
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
