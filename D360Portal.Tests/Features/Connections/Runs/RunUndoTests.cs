using D360Portal.Features.Connections;
using D360Portal.Salesforce.Grants;
using D360Portal.Simulator.Data360;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Features.Connections;

/// <summary>Deletes what a run created, and only what nobody uses.</summary>
public sealed class RunUndoTests(DemoPortal demo) : RunTests(demo)
{
    private RunUndo Undo => Portal.Services.GetRequiredService<RunUndo>();

    private RunExecutor Executor => Portal.Services.GetRequiredService<RunExecutor>();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_deletes_exactly_what_it_created(bool otherQuirks)
    {
        var grant = await StartAsync(otherQuirks);
        var before = Org.Org.Data360.Connections.All.Select(connection => connection.Id).ToArray();
        var other = await DoneAsync(grant, Orders.Of($"Kept {otherQuirks}", 2));
        var id = await DoneAsync(grant, Orders.Of($"Undone {otherQuirks}", 6).Including(Orders.Of($"Kept {otherQuirks}", 2)));

        var plan = await Undo.PlanAsync(grant, id, Cancellation);
        Assert.Equal((6, 0, null), (plan.Unused.Count, plan.Used.Count, plan.Problem));
        await UndoAsync(grant, id, plan);

        Assert.Equal(6, (await Journal.CountAsync(id, Cancellation))[RunRowState.Removed]);
        Assert.Equal(
            before.Concat((await RowsAsync(other)).Select(row => row.ConnectionId.ToString())).Order(StringComparer.Ordinal),
            Org.Org.Data360.Connections.All.Select(connection => connection.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_data_stream_reads_through_stays()
    {
        var grant = await StartAsync();
        var id = await DoneAsync(grant, Orders.Of("Partly used", 5));
        Org.Org.Data360.AddStream(Stored("Partly used 002"), "visits");

        var plan = await Undo.PlanAsync(grant, id, Cancellation);
        Assert.Equal(["Partly used 002"], plan.Used.Select(row => row.Definition.Label));
        await UndoAsync(grant, id, plan);

        var counts = await Journal.CountAsync(id, Cancellation);
        Assert.Equal((4, 1), (counts[RunRowState.Removed], counts[RunRowState.Created]));
        Assert.Equal("Partly used 002", Stored("Partly used 002").Label);
    }

    [Fact]
    public async Task What_Salesforce_will_not_delete_stays_with_the_reason_and_can_be_undone_later()
    {
        var grant = await StartAsync();
        var id = await DoneAsync(grant, Orders.Of("Suddenly used", 5));
        var plan = await Undo.PlanAsync(grant, id, Cancellation);
        Org.Org.SetConnectionInUse("Suddenly_used_003");

        await UndoAsync(grant, id, plan);

        var kept = Assert.Single(await RowsAsync(id, RunRowState.Created));
        Assert.Equal("Suddenly used 003", kept.Definition.Label);
        Assert.NotNull(kept.SalesforceWords);
        Assert.False(string.IsNullOrEmpty(kept.Reason));
        var counts = await Journal.CountAsync(id, Cancellation);
        Assert.Equal("4 of 5 deleted, 1 could not be deleted", RunProgress.Of(RunState.Undone, counts).Words);
        Assert.Equal((RunRowState.Created, 1, kept.Reason), Assert.Single((await Journal.GroupFailuresAsync(id, 10, Cancellation)).Select(group => (group.State, group.Rows, group.Reason))));

        Org.Org.SetConnectionInUse("Suddenly_used_003", inUse: false);
        await UndoAsync(grant, id, await Undo.PlanAsync(grant, id, Cancellation));
        Assert.Equal(5, (await Journal.CountAsync(id, Cancellation))[RunRowState.Removed]);
    }

    [Fact]
    public async Task The_reserve_of_calls_is_not_touched()
    {
        var grant = await StartAsync();
        var id = await DoneAsync(grant, Orders.Of("At the reserve", 12, reserve: 100_000 - Org.Org.ApiCalls - 36));
        var plan = await Undo.PlanAsync(grant, id, Cancellation);
        var reserve = (await FindAsync(id)).CallReserve;

        await UndoAsync(grant, id, plan);

        var kept = await RowsAsync(id, RunRowState.Created);
        Assert.InRange(kept.Count, 1, 11);
        Assert.All(kept, row => Assert.StartsWith("Not deleted: the org has", row.Reason, StringComparison.Ordinal));
        Assert.True(100_000 - Org.Org.ApiCalls >= reserve, $"{100_000 - Org.Org.ApiCalls} calls are left of a reserve of {reserve}.");
    }

    [Fact]
    public async Task Where_nobody_can_tell_what_is_used_it_asks_once_and_deletes_nothing()
    {
        var grant = await StartAsync();
        var id = await DoneAsync(grant, Orders.Of("Unsure", 4));
        Org.Faults.Always(StreamFaults.Forbidden);
        Org.Requests.Clear();

        var plan = await Undo.PlanAsync(grant, id, Cancellation);

        Assert.NotNull(plan.Problem);
        Assert.Empty(plan.Unused);
        Assert.Single(Org.Requests.To("/services/data/v66.0/ssot/data-streams"));
        Org.Faults.Clear();
    }

    [Fact]
    public async Task Nobody_else_can_undo_it()
    {
        var grant = await StartAsync();
        var id = await DoneAsync(grant, Orders.Of("Mine alone", 2));
        var plan = await Undo.PlanAsync(grant, id, Cancellation);

        Assert.Equal(0, await Control.UndoAsync(grant with { UserId = "005SM0000000999AAA" }, id, Ids(plan), Cancellation));

        Assert.Equal(RunState.Done, (await FindAsync(id)).State);
    }

    [Fact]
    public async Task An_undo_whose_grant_ends_goes_on_after_the_next_sign_in_and_keeps_nothing()
    {
        var grant = await StartAsync();
        var id = await DoneAsync(grant, Orders.Of("Ended midway", 6));
        var plan = await Undo.PlanAsync(grant, id, Cancellation);
        Org.Org.RevokeGrants(Admin);

        Assert.Equal(6, await Journal.BeginUndoAsync(id, Ids(plan), TimeProvider.System.GetUtcNow(), Cancellation));
        Assert.NotNull(await Executor.RunAsync(id, Cancellation));
        Assert.Equal((RunState.Undoing, 6), ((await FindAsync(id)).State, (await Journal.CountAsync(id, Cancellation))[RunRowState.Removing]));
        Assert.NotNull(await Executor.RunAsync(id, Cancellation));

        await SignInAsync();
        Assert.Null(await Executor.RunAsync(id, Cancellation));
        Assert.Equal((RunState.Undone, 6), ((await FindAsync(id)).State, (await Journal.CountAsync(id, Cancellation))[RunRowState.Removed]));
    }

    [Fact]
    public async Task An_undo_that_finds_nothing_to_delete_any_more_does_not_begin()
    {
        var grant = await StartAsync();
        var id = await DoneAsync(grant, Orders.Of("Twice undone", 2));
        var plan = await Undo.PlanAsync(grant, id, Cancellation);
        await UndoAsync(grant, id, plan);

        Assert.Equal(0, await Control.UndoAsync(grant, id, Ids(plan), Cancellation));

        Assert.Equal(RunState.Undone, (await FindAsync(id)).State);
    }

    [Fact]
    public async Task The_undo_of_a_user_who_has_disconnected_waits_until_they_are_back()
    {
        var grant = await StartAsync();
        var id = await DoneAsync(grant, Orders.Of("Left behind", 3));
        var plan = await Undo.PlanAsync(grant, id, Cancellation);
        await Portal.Services.GetRequiredService<IGrantStore>().EraseAsync(grant.Id, Cancellation);

        Assert.Equal(3, await Journal.BeginUndoAsync(id, Ids(plan), TimeProvider.System.GetUtcNow(), Cancellation));
        var again = await Executor.RunAsync(id, Cancellation);

        Assert.InRange(again!.Value, TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddMinutes(2));
        Assert.Equal((RunState.Undoing, 3), ((await FindAsync(id)).State, (await Journal.CountAsync(id, Cancellation))[RunRowState.Removing]));

        await SignInAsync();
        Assert.Null(await Executor.RunAsync(id, Cancellation));
        Assert.Equal((RunState.Undone, 3), ((await FindAsync(id)).State, (await Journal.CountAsync(id, Cancellation))[RunRowState.Removed]));
    }

    private StoredConnection Stored(string label) => Assert.Single(InOrg(label));

    private static D360Portal.Salesforce.Data360.ConnectionId[] Ids(RunUndoPlan plan) => [.. plan.Unused.Select(row => row.ConnectionId!.Value)];

    private async Task<RunId> DoneAsync(Grant grant, RunOrder order)
    {
        var id = await RunAsync(grant, order);
        await UntilAsync(id, RunState.Done);
        return id;
    }

    private async Task UndoAsync(Grant grant, RunId id, RunUndoPlan plan)
    {
        Assert.Equal(plan.Unused.Count, await Control.UndoAsync(grant, id, Ids(plan), Cancellation));
        await Patience.UntilAsync(async () => (await Journal.CountAsync(id, Cancellation))[RunRowState.Removing] == 0);
        await UntilAsync(id, RunState.Undone);
    }
}
