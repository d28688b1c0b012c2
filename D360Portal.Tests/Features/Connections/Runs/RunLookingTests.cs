using System.Text.Json.Nodes;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Features.Connections;

/// <summary>What a run makes of connectors that it finds in the org: its own, the same, or others' of that name.</summary>
public sealed class RunLookingTests(DemoPortal demo) : RunTests(demo)
{
    private const string Unanswered = "was not answered";

    [Fact]
    public async Task A_row_of_which_nobody_knew_is_looked_for_before_it_is_sent_again_also_while_the_run_sends()
    {
        var grant = await StartAsync();
        var gate = new TaskCompletionSource();
        Org.Faults.Next(ConnectionWriteFaults.CreateLost);
        Org.Faults.Next(ConnectionWriteFaults.CreateHeld(gate.Task));
        ExpectWarnings(Unanswered);
        var id = await RunAsync(grant, Orders.Of("Late", 20));
        await Patience.UntilAsync(() => Org.Faults.Pending.Count == 0);
        await Patience.UntilAsync(async () => (await Journal.CountAsync(id, Cancellation))[RunRowState.Unknown] == 1);
        var unknown = Assert.Single(await RowsAsync(id, RunRowState.Unknown));

        // Its call comes to its end after all.
        var late = await MakeAsync(grant, unknown.Definition.Label);
        Assert.Equal(1, await Control.RetryAsync(grant, id, position: null, Cancellation));
        Assert.Equal(RunState.Running, (await FindAsync(id)).State);
        gate.SetResult();
        await UntilAsync(id, RunState.Done);

        var row = (await RowsAsync(id))[unknown.Position];
        Assert.Equal((RunRowState.Created, late), (row.State, row.ConnectionId));
        Assert.Equal(21, Posts);
        await AssertTrueAsync(id);
    }

    [Fact]
    public async Task Of_Ingestion_API_connectors_whose_names_are_Salesforce_s_own_none_is_made_twice()
    {
        var grant = await StartAsync();
        Org.Faults.Next(ConnectionWriteFaults.CreateReplyLost);
        Org.Faults.Next(AnsweredInstead(Busy));
        Org.Faults.Next(ConnectionWriteFaults.OfCreate(new FaultEffect.Instead(Busy)));
        ExpectWarnings(Unanswered);

        var id = await RunAsync(grant, OfEvents("Events", 6));
        await UntilAsync(id, RunState.Done);

        var counts = await Journal.CountAsync(id, Cancellation);
        Assert.Equal((5, 1, 6), (counts[RunRowState.Created], counts[RunRowState.Unknown], Posts));
        await AssertTrueAsync(id);

        Assert.Equal(1, await Control.RetryAsync(grant, id, position: null, Cancellation));
        await UntilAsync(id, RunState.Done);
        Assert.Equal(6, (await Journal.CountAsync(id, Cancellation))[RunRowState.Created]);
        await AssertTrueAsync(id);
    }

    [Fact]
    public async Task Salesforce_that_did_its_work_and_said_that_it_has_no_time_made_what_the_run_created()
    {
        var grant = await StartAsync();
        Org.Faults.Next(AnsweredInstead(Busy), times: 3);
        ExpectWarnings(Unanswered);

        var id = await RunAsync(grant, Orders.Of("Done and busy", 10));
        await UntilAsync(id, RunState.Done);

        Assert.Equal((10, 10), ((await Journal.CountAsync(id, Cancellation))[RunRowState.Created], Posts));
        await AssertTrueAsync(id);
    }

    [Fact]
    public async Task What_somebody_made_by_hand_after_a_refusal_is_not_the_run_s()
    {
        var grant = await StartAsync();
        var id = await RunAsync(grant, Orders.Of("By hand", 2, row => row.Number == 2 ? Orders.Down(row) : row));
        await UntilAsync(id, RunState.Done);
        var refused = Assert.Single(await RowsAsync(id, RunRowState.Rejected));
        Assert.Null(refused.SentAt);
        var made = await MakeAsync(grant, refused.Definition.Label);

        await Control.RetryAsync(grant, id, position: null, Cancellation);
        await UntilAsync(id, RunState.Done);
        var still = Assert.Single(await RowsAsync(id, RunRowState.Rejected));
        Assert.Equal(
            $"The org has \"{refused.Definition.Label}\" already, and its jdbc_connection_url is \"{Url("clinic")}\", in the row it is \"{Url("down-1")}\".",
            still.Reason);

        Assert.True(await Control.MendAsync(grant, id, still with { Definition = Orders.Clinic(refused.Definition.Label, "clinic", "") }, Cancellation));
        await Control.RetryAsync(grant, id, position: null, Cancellation);
        await UntilAsync(id, RunState.Done);
        Assert.Equal((RunRowState.AlreadyThere, made), ((await RowsAsync(id))[0].State, (await RowsAsync(id))[0].ConnectionId));
        Assert.Single((await Portal.Services.GetRequiredService<RunUndo>().PlanAsync(grant, id, Cancellation)).Unused);
    }

    [Fact]
    public async Task A_connector_of_the_same_name_and_another_source_is_not_taken_for_the_row_s()
    {
        var grant = await StartAsync();
        var first = await RunAsync(grant, Orders.Of("Two sources", 3));
        await UntilAsync(first, RunState.Done);

        var second = await RunAsync(grant, Orders.Of("Two sources", 3, row => row.Number == 3 ? row with { Definition = Orders.Clinic(row.Definition.Label, "other", Orders.Password) } : row));
        await UntilAsync(second, RunState.Done);

        var rows = await RowsAsync(second);
        Assert.Equal([RunRowState.AlreadyThere, RunRowState.Rejected, RunRowState.AlreadyThere], rows.Select(row => row.State));
        Assert.Contains("already, and its jdbc_connection_url is", rows[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_a_stopped_run_left_with_its_process_are_settled_at_the_next_start()
    {
        var grant = await StartAsync();
        var id = RunId.New(TimeProvider.System.GetUtcNow());
        await Journal.WriteAsync(id, grant, Orders.Of("Left behind", 12), TimeProvider.System.GetUtcNow(), Cancellation);
        for (var row = 0; row < 3; row++)
        {
            var taken = Assert.IsType<TakenRow.Ready>(await Journal.TakeAsync(id, DateTimeOffset.MinValue.AddDays(1), _ => null, TimeProvider.System.GetUtcNow(), Cancellation));
            if (row < 2)
            {
                await MakeAsync(grant, taken.Row.Definition.Label);
            }
        }

        Assert.True(await Control.StopAsync(grant, id, Cancellation));
        Assert.Equal(3, (await Journal.CountAsync(id, Cancellation))[RunRowState.Sending]);

        using var keeper = ActivatorUtilities.CreateInstance<RunKeeper>(Portal.Services);
        await keeper.StartAsync(Cancellation);

        await Patience.UntilAsync(async () => (await Journal.CountAsync(id, Cancellation))[RunRowState.Created] == 2);
        var counts = await Journal.CountAsync(id, Cancellation);
        Assert.Equal((2, 1, 9), (counts[RunRowState.Created], counts[RunRowState.Unknown], counts[RunRowState.Skipped]));
        await AssertTrueAsync(id);
    }

    private static SimulatedAnswer Busy => SimulatedAnswer.Json(new JsonArray(new JsonObject { ["errorCode"] = "SERVER_UNAVAILABLE", ["message"] = "Busy." }), 503);

    /// <summary>A connector that is in the org without the run's knowledge.</summary>
    private async Task<ConnectionId> MakeAsync(Grant grant, string label) =>
        (await Portal.Services.GetRequiredService<Data360Client>().CreateAsync(grant.Id, Orders.Clinic(label, "clinic", Orders.Password), Cancellation)).Id;

    private static RunOrder OfEvents(string name, int rows) => Orders.Of(name, rows, row => row with { Definition = Events(row.Definition.Label), CredentialSet = null }) with
    {
        Type = ConnectorTypeName.IngestApi,
        TypeLabel = "Ingestion API",
    };
}
