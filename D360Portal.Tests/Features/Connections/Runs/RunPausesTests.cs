using System.Text.Json.Nodes;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Grants;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.Features.Connections;

/// <summary>Goes at a run whose clock is the test's: without Quartz, which has a clock of its own.</summary>
public sealed class RunPausesTests(DemoPortal demo) : RunTests(demo)
{
    private readonly FakeTimeProvider _time = new(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task When_Salesforce_stays_busy_it_waits_five_minutes_and_goes_on()
    {
        var grant = await StartAsync();
        var id = await WriteAsync(grant, Orders.Of("Busy", 12));
        Org.Faults.Always(ConnectionWriteFaults.OfCreate(new FaultEffect.Instead(SimulatedAnswer.Json(
            new JsonArray(new JsonObject { ["errorCode"] = "TOO_MANY_REQUESTS", ["message"] = "Slow down." }), 429))));

        var until = await PassAsync(GoAsync(id, Cancellation));

        var run = await FindAsync(id);
        Assert.Equal((RunState.Paused, PauseCause.Busy), (run.State, run.Pause?.Cause));
        Assert.Equal(run.MovedAt.AddMinutes(5), until!.Value, TimeSpan.FromMinutes(1));
        Assert.Equal(12, (await Journal.CountAsync(id, Cancellation))[RunRowState.Waiting]);
        Assert.InRange(Posts, 10, 40);

        Org.Requests.Clear();
        Assert.Equal(until, await GoAsync(id, Cancellation));
        Assert.Equal(0, Posts);

        Org.Faults.Clear();
        _time.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        Assert.Null(await PassAsync(GoAsync(id, Cancellation)));
        Assert.Equal(12, (await Journal.CountAsync(id, Cancellation))[RunRowState.Created]);
        await AssertTrueAsync(id);
    }

    [Fact]
    public async Task Calls_that_do_not_end_are_left_alone_in_time_and_looked_for_by_the_next_process()
    {
        var grant = await StartAsync();
        var id = await WriteAsync(grant, Orders.Of("Hanging", 20));
        var gate = new TaskCompletionSource();
        Org.Faults.Next(ConnectionWriteFaults.CreateReplyHeld(gate.Task), times: 8);
        using var stopping = new CancellationTokenSource();
        var work = GoAsync(id, stopping.Token);
        await Patience.UntilAsync(() => Posts == 8);

        await stopping.CancelAsync();
        _time.Advance(TimeSpan.FromSeconds(19));
        await Task.Delay(100, Cancellation);
        Assert.False(work.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));
        await work.WaitAsync(Patience.Long, Cancellation);
        Assert.Equal((8, 8), ((await Journal.CountAsync(id, Cancellation))[RunRowState.Sending], Posts));

        gate.SetResult();
        await PassAsync(GoAsync(id, Cancellation));
        Assert.Equal((20, 20), ((await Journal.CountAsync(id, Cancellation))[RunRowState.Created], Posts));
        await AssertTrueAsync(id);
    }

    private async Task<RunId> WriteAsync(Grant grant, RunOrder order)
    {
        var id = RunId.New(_time.GetUtcNow());
        await Journal.WriteAsync(id, grant, order, _time.GetUtcNow(), Cancellation);
        return id;
    }

    private Task<DateTimeOffset?> GoAsync(RunId id, CancellationToken stopping)
    {
        var executor = new RunExecutor(
            Portal.Services.GetRequiredService<RunParts>() with { Time = _time }, Portal.Services.GetRequiredService<IGrantStore>(), NullLogger<RunExecutor>.Instance);
        return Task.Run(() => executor.RunAsync(id, stopping), CancellationToken.None);
    }

    /// <summary>Lets time go by until the go has come to its end.</summary>
    private async Task<DateTimeOffset?> PassAsync(Task<DateTimeOffset?> work)
    {
        await Patience.UntilAsync(() =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            return work.IsCompleted;
        });
        return await work;
    }
}
