using CsCheck;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Storage;
using D360Portal.Tests.Features.Connections;
using D360Portal.Tests.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Storage;

public sealed class SqliteRunJournalTests : IAsyncLifetime
{
    private const int Rows = 4;

    private readonly StoredPortals _portals = new();
    private DateTimeOffset _now = The.Start;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IRunJournal Journal => _portals.Services.GetRequiredService<IRunJournal>();

    public async ValueTask InitializeAsync() => await _portals.StartAsync();

    public ValueTask DisposeAsync() => _portals.DisposeAsync();

    [Fact]
    public async Task What_was_ordered_is_what_is_sent()
    {
        var order = Orders.Of("Ordered", 2);
        var id = await WriteAsync(order);

        var run = await Journal.FindAsync(id, Cancellation);
        Assert.Equal((RunState.Running, "Ordered.csv", 0, null), (run!.State, run.SheetName, run.Calls, run.Pause));
        Assert.Equal(order.Columns, run.Columns);
        var taken = Assert.IsType<TakenRow.Ready>(await TakeAsync(id));
        var definition = order.Rows[0].Definition;
        Assert.Equal((definition.Type, definition.Label, definition.Name, definition.Method), (taken.Definition.Type, taken.Definition.Label, taken.Definition.Name, taken.Definition.Method));
        Assert.Equal(definition.Credentials, taken.Definition.Credentials);
        Assert.Equal(definition.Parameters, taken.Definition.Parameters);
        Assert.All(taken.Row.Definition.Credentials, credential => Assert.True(credential.Value.IsEmpty));
    }

    [Fact]
    public async Task A_secret_parameter_is_sealed_whether_or_not_the_order_says_that_it_is_one()
    {
        var row = Orders.Row("Parameter", 1);
        row = row with
        {
            Definition = row.Definition with
            {
                Parameters = [new ConnectionParameter("privateKeyText", "canary-masked"), new ConnectionParameter("api_key", "canary-named"), new ConnectionParameter("plain", "shown")],
                MaskedParameters = new HashSet<string> { "privateKeyText" },
            },
        };
        var id = await WriteAsync(Orders.Of("Parameter", 0) with { Rows = [row] });

        await using (var context = await ContextAsync())
        {
            var stored = Assert.Single(await context.RunRows.AsNoTracking().ToListAsync(Cancellation));
            Assert.DoesNotContain("canary", stored.Definition + stored.Cells, StringComparison.Ordinal);
            Assert.Contains("shown", stored.Definition, StringComparison.Ordinal);
        }

        var taken = Assert.IsType<TakenRow.Ready>(await TakeAsync(id));
        Assert.Equal(["canary-masked", "canary-named", "shown"], taken.Definition.Parameters.Select(parameter => parameter.Value));
    }

    [Fact]
    public async Task Secrets_open_in_their_own_row_only()
    {
        var id = await WriteAsync(Orders.Of("Moved", 2));
        await using (var context = await ContextAsync())
        {
            var rows = await context.RunRows.OrderBy(row => row.Position).ToListAsync(Cancellation);
            (rows[0].Secrets, rows[1].Secrets) = (rows[1].Secrets, rows[0].Secrets);
            await context.SaveChangesAsync(Cancellation);
        }

        Assert.IsType<TakenRow.WithoutSecrets>(await TakeAsync(id));
        Assert.False((await Journal.ListRowsAsync(id, [], 0, 10, Cancellation))[0].HasSecrets);
    }

    [Fact]
    public async Task Another_run_does_not_take_what_is_being_sent_and_finds_what_was_made()
    {
        var (first, second) = (await WriteAsync(Orders.Of("Same", 1)), await WriteAsync(Orders.Of("Same", 1)));
        var elsewhere = RunId.New(_now);
        await Journal.WriteAsync(elsewhere, Some.Grant("005000000000002AAA") with { OrganizationId = "00D000000000002AAA" }, Orders.Of("Same", 1), _now, Cancellation);
        Assert.IsType<TakenRow.Ready>(await TakeAsync(first));

        Assert.IsType<TakenRow.Blocked>(await TakeAsync(second));
        Assert.IsType<TakenRow.Ready>(await TakeAsync(elsewhere));
        var made = Made();
        await SettleAsync(first, new RunRowMove(0, RunRowState.Created, made));

        Assert.IsType<TakenRow.None>(await TakeAsync(second));
        var row = Assert.Single(await Journal.ListRowsAsync(second, [], 0, 10, Cancellation));
        Assert.Equal((RunRowState.AlreadyThere, made, false), (row.State, row.ConnectionId!.Value, row.HasSecrets));
    }

    [Fact]
    public async Task An_unknown_row_keeps_others_from_sending_for_as_long_as_its_call_may_last()
    {
        var (first, second) = (await WriteAsync(Orders.Of("Late", 1)), await WriteAsync(Orders.Of("Late", 1)));
        await TakeAsync(first);
        await SettleAsync(first, new RunRowMove(0, RunRowState.Unknown));
        Assert.IsType<TakenRow.Blocked>(await TakeAsync(second));

        _now += TimeSpan.FromMinutes(4);

        Assert.IsType<TakenRow.Ready>(await TakeAsync(second));
    }

    [Fact]
    public async Task A_row_that_a_crash_caught_while_it_was_tested_is_rejected_and_holds_up_nobody()
    {
        var (first, second) = (await WriteAsync(Orders.Of("Tested", 1)), await WriteAsync(Orders.Of("Tested", 1)));
        await TakeAsync(first);
        await SettleAsync(first, new RunRowMove(0, RunRowState.Testing, Reason: "Refused.") { IsUntouched = true });
        Assert.IsType<TakenRow.Blocked>(await TakeAsync(second));

        await Journal.RecoverAsync(first, _now, Cancellation);

        Assert.Equal(RunRowState.Rejected, Assert.Single(await Journal.ListRowsAsync(first, [], 0, 1, Cancellation)).State);
        Assert.IsType<TakenRow.Ready>(await TakeAsync(second));
    }

    [Fact]
    public async Task A_row_that_is_sent_again_holds_its_claim_for_as_long_as_that_call_may_last()
    {
        var (first, second) = (await WriteAsync(Orders.Of("Again", 1)), await WriteAsync(Orders.Of("Again", 1)));
        await TakeAsync(first);
        await SettleAsync(first, new RunRowMove(0, RunRowState.Unknown));
        _now += TimeSpan.FromHours(1);
        await Journal.RetryAsync(first, position: null, _now, Cancellation);
        Assert.True(Assert.IsType<TakenRow.Ready>(await TakeAsync(first)).MayBeThere);
        await SettleAsync(first, new RunRowMove(0, RunRowState.Unknown));

        Assert.IsType<TakenRow.Blocked>(await TakeAsync(second));
    }

    [Fact]
    public async Task Secrets_are_erased_when_the_run_has_not_moved_for_long()
    {
        var (old, young) = (await WriteAsync(Orders.Of("Old", 3)), await WriteAsync(Orders.Of("Young", 3)));
        _now += TimeSpan.FromHours(23);
        await TakeAsync(young);

        // That it looks again whether Salesforce has time is no move.
        await Journal.MoveAsync(old, RunState.Paused, new RunPause(PauseCause.Busy, "Busy.", _now), _now, Cancellation);
        await Journal.MoveAsync(old, RunState.Running, pause: null, _now, Cancellation);
        await SettleAsync(old);
        _now += TimeSpan.FromHours(2);

        Assert.Equal(3, await Journal.EraseSecretsAsync(_now - TimeSpan.FromHours(24), Cancellation));

        Assert.Equal(3, Assert.Single(await Journal.ListMissingSecretsAsync(old, Cancellation)).Rows);
        Assert.Empty(await Journal.ListMissingSecretsAsync(young, Cancellation));
    }

    [Fact]
    public async Task Reencryption_takes_the_secrets_along()
    {
        var id = await WriteAsync(Orders.Of("Kept", 2));
        await _portals.StartAsync([_portals.MakeCertificate()]);

        var table = Assert.Single(await _portals.ReencryptAsync(), table => table.Name == "secrets of runs");

        Assert.Empty(table.Unreadable);
        Assert.IsType<TakenRow.Ready>(await TakeAsync(id));
    }

    /// <summary>Whatever is said of rows, in any order, late and twice: only legal moves happen, nothing that exists is forgotten, and what is done has no secrets.</summary>
    [Fact]
    public async Task Any_order_of_events_leaves_a_legal_state()
    {
        var events = Gen.Select(Gen.Int[0, 9], Gen.Int[0, Rows - 1], Gen.Enum<RunRowState>());
        await events.Array[1, 25].SampleAsync(
            async sequence =>
            {
                var id = await WriteAsync(Orders.Of($"Any {Guid.NewGuid():N}", Rows));
                foreach (var (what, position, state) in sequence)
                {
                    var (before, run) = (await Journal.ListRowsAsync(id, [], 0, Rows, Cancellation), await Journal.FindAsync(id, Cancellation));
                    await HappenAsync(id, what, position, state);
                    var (after, next) = (await Journal.ListRowsAsync(id, [], 0, Rows, Cancellation), await Journal.FindAsync(id, Cancellation));
                    Assert.True(run!.State == next!.State || IsReachable(run.State, next.State), $"{run.State} to {next.State}");
                    Assert.All(before.Zip(after), pair => AssertLegal(pair.First, pair.Second, next.State));
                }
            },
            iter: 20,
            threads: 1);
    }

    private async Task HappenAsync(RunId id, int what, int position, RunRowState state)
    {
        _now += TimeSpan.FromSeconds(1);
        await (what switch
        {
            0 or 1 => TakeAsync(id),
            2 => Journal.MoveAsync(id, RunState.Paused, new RunPause(PauseCause.User, "Paused."), _now, Cancellation),
            3 => Journal.MoveAsync(id, RunState.Running, pause: null, _now, Cancellation),
            4 => Journal.RetryAsync(id, position: null, _now, Cancellation),
            5 => Journal.RecoverAsync(id, _now, Cancellation),
            6 => position == 0 ? Journal.StopAsync(id, _now, Cancellation) : Journal.FinishAsync(id, _now, Cancellation),
            _ => SettleAsync(id, new RunRowMove(position, state, state is RunRowState.Created or RunRowState.AlreadyThere ? Made() : null)),
        });
    }

    private static ConnectionId Made() => ConnectionId.TryParse("9cgQL0000004HqHYAU", out var id) ? id : throw new FormatException("It is no id.");

    private static bool IsReachable(RunState from, RunState to) =>
        RunMoves.IsLegal(from, to) || Enum.GetValues<RunState>().Any(over => RunMoves.IsLegal(from, over) && RunMoves.IsLegal(over, to));

    private static void AssertLegal(RunRow before, RunRow after, RunState run)
    {
        var isRecovered = (before.State, after.State) is (RunRowState.Sending, RunRowState.Unknown) or (RunRowState.Testing, RunRowState.Rejected);
        var isSkippedOnItsWay = run is RunState.Stopped && after.State is RunRowState.Skipped;
        Assert.True(before.State == after.State || RunMoves.IsLegal(before.State, after.State) || isRecovered || isSkippedOnItsWay, $"{before.State} to {after.State}");
        Assert.True(before.ConnectionId is null || after.ConnectionId is not null);
        Assert.False(after.HasSecrets && (!RunMoves.NeedsSecrets(after.State) || run is RunState.Stopped), $"{after.State} has secrets in a run that is {run}");
    }

    private async Task<RunId> WriteAsync(RunOrder order)
    {
        var id = RunId.New(_now);
        await Journal.WriteAsync(id, Some.Grant(), order, _now, Cancellation);
        return id;
    }

    private Task<TakenRow> TakeAsync(RunId id) => Journal.TakeAsync(id, _now, _ => null, _now, Cancellation);

    private Task<int> SettleAsync(RunId id, params RunRowMove[] moves) => Journal.SettleAsync(id, moves, calls: 1, _now, Cancellation);

    private Task<PortalDbContext> ContextAsync() => _portals.Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContextAsync(Cancellation);
}
