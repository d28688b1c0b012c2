using System.Globalization;
using D360Portal.Features.Connections;
using D360Portal.Tests.Features.Connections;

namespace D360Portal.Benchmarks;

/// <summary>Kills the portal at 200 random points of runs of 300 rows, with lost connections and 503s: no twins, no lost rows, every state true.</summary>
internal static class KillBenchmark
{
    private const int Points = 200;
    private const int Rows = 300;

    /// <summary>A run is at its end after so many points or so; then the next one begins.</summary>
    private const int PointsOfOneRun = 40;

    public static async Task RunAsync()
    {
        var (killed, unknown, untruths, seed) = (0, 0, 0, 0);
        while (killed < Points)
        {
            seed++;
            await using var run = await KilledRun.StartAsync(Orders.Of($"Killed {seed}", Rows), TimeSpan.FromMilliseconds(30));
            run.BreakOften(seed);
            killed += await run.KillAsync(Math.Min(PointsOfOneRun, Points - killed), Rows, seed);
            run.Org.Faults.Clear();
            using var last = run.Start();
            await KilledRun.UntilAsync(run.IsDoneAsync, TimeSpan.FromMinutes(5));
            foreach (var untruth in await run.FindUntruthsAsync())
            {
                untruths++;
                Console.WriteLine($"  untrue: {untruth}");
            }

            unknown += (await run.Journal.CountAsync(run.Id, CancellationToken.None))[RunRowState.Unknown];
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  killed at {killed} points of {seed} runs of {Rows} rows: {untruths} rows that are twins, lost or not as the journal says (aim: 0); {unknown} unknown and rightly so"));
    }
}
