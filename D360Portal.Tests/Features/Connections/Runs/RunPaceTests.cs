using CsCheck;
using D360Portal.Features.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.Features.Connections;

public sealed class RunPaceTests
{
    private const int Most = 8;

    [Fact]
    public async Task Calls_that_fail_together_halve_it_once_and_it_grows_back_by_answers()
    {
        var time = new FakeTimeProvider();
        var pace = new RunPace(Most, time);
        var turns = new List<int>();
        for (var call = 0; call < Most; call++)
        {
            turns.Add(await pace.EnterAsync(CancellationToken.None));
        }

        turns.ForEach(turn => pace.Leave(turn, wasBusy: true));
        Assert.Equal((4, 0, 1), (pace.Limit, pace.UnderWay, pace.Setbacks));

        var waiting = pace.EnterAsync(CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));
        pace.Leave(await waiting, wasBusy: false);
        Assert.Equal((4, 0), (pace.Limit, pace.Setbacks));

        for (var answer = 0; answer < 3; answer++)
        {
            pace.Leave(await pace.EnterAsync(CancellationToken.None), wasBusy: false);
        }

        Assert.Equal(4, pace.Limit);
        pace.Leave(await pace.EnterAsync(CancellationToken.None), wasBusy: false);
        Assert.Equal(5, pace.Limit);
    }

    [Fact]
    public async Task Whatever_happens_it_keeps_between_one_and_its_most() =>
        await Gen.Int[0, 3].Array[0, 100].SampleAsync(
            async events =>
            {
                var time = new FakeTimeProvider();
                var pace = new RunPace(Most, time);
                var turns = new Queue<int>();
                foreach (var what in events)
                {
                    if (what == 3 && turns.Count < pace.Limit)
                    {
                        var entering = pace.EnterAsync(CancellationToken.None);
                        time.Advance(TimeSpan.FromMinutes(1));
                        turns.Enqueue(await entering.WaitAsync(Patience.Long));
                    }
                    else if (turns.TryDequeue(out var turn))
                    {
                        pace.Leave(turn, what switch { 0 => true, 1 => false, _ => null });
                    }

                    Assert.InRange(pace.Limit, 1, Most);
                    Assert.Equal(turns.Count, pace.UnderWay);
                }
            },
            iter: 300);
}
