using System.Diagnostics;
using D360Portal.Features.Connections;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;

namespace D360Portal.Tests.Features.Connections;

/// <summary>The portal's process is killed, or told to end, while it works at a run. The long form of the first test is the benchmark <c>kill</c>.</summary>
public sealed class KilledRunTests
{
    private const int Rows = 140;

    // Of so many rows the points are a share, so that some are left after the last one.
    private const int KilledRows = 120;
    private const int Points = 20;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_at_twenty_points_it_makes_no_twins_and_loses_no_row()
    {
        await using var run = await KilledRun.StartAsync(Orders.Of("Killed", Rows), TimeSpan.FromMilliseconds(15));
        run.BreakOften(seed: 7);

        var killed = await run.KillAsync(Points, KilledRows, seed: 7);
        run.Org.Faults.Clear();
        using (run.Start())
        {
            Assert.True(await KilledRun.UntilAsync(run.IsDoneAsync, TimeSpan.FromSeconds(60)));
            Assert.Empty(await run.FindUntruthsAsync());
        }

        Assert.InRange(killed, Points / 2, Points);
        var unknown = (await run.Journal.CountAsync(run.Id, Cancellation))[RunRowState.Unknown];
        Assert.Equal(unknown, await run.Journal.RetryAsync(run.Id, position: null, TimeProvider.System.GetUtcNow(), Cancellation));
        using (run.Start())
        {
            Assert.True(await KilledRun.UntilAsync(run.IsDoneAsync, TimeSpan.FromSeconds(60)));
        }

        Assert.Empty(await run.FindUntruthsAsync());
        Assert.Equal(Rows, (await run.Journal.CountAsync(run.Id, Cancellation))[RunRowState.Created]);
    }

    [Fact]
    public async Task Told_to_end_it_finishes_what_is_under_way_and_sends_nothing_more()
    {
        await using var run = await KilledRun.StartAsync(Orders.Of("Ended", 40), TimeSpan.Zero);
        run.Org.Faults.Always(ConnectionWriteFaults.OfCreate(FaultEffect.Late.By(TimeSpan.FromSeconds(3))));
        using (var portal = run.Start())
        {
            Assert.True(await KilledRun.UntilAsync(() => Task.FromResult(run.Posts >= 8), TimeSpan.FromSeconds(30)));
            var clock = Stopwatch.StartNew();

            Assert.Equal(0, await portal.TerminateAsync());

            Assert.InRange(clock.Elapsed.TotalSeconds, 0, 30);
            Assert.DoesNotContain(Orders.Password, portal.Output, StringComparison.Ordinal);
        }

        var counts = await run.Journal.CountAsync(run.Id, Cancellation);
        Assert.Equal((8, 8, 32), (run.Posts, counts[RunRowState.Created], counts[RunRowState.Waiting]));
        run.Org.Faults.Clear();
        using var next = run.Start();
        Assert.True(await KilledRun.UntilAsync(run.IsDoneAsync, TimeSpan.FromSeconds(30)));
        Assert.Empty(await run.FindUntruthsAsync());
        Assert.Equal(40, run.Posts);
    }
}
