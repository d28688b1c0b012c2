using System.Diagnostics;
using System.Globalization;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Tests.Features.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Benchmarks;

/// <summary>A run of 500 rows beside the same rows one after another, and the memory of a run of 5,000 rows.</summary>
internal static class RunBenchmark
{
    private const int Rows = 500;
    private const int ManyRows = 5_000;
    private const int OneByOne = 40;
    private const int Concurrency = 8;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(150);

    public static async Task RunAsync()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var visitor = portal.OpenBrowser();
        await visitor.SignInAsync();
        var grant = (await portal.Services.GetRequiredService<IGrantStore>().ListAsync(CancellationToken.None)).Single();
        await RunAsync(portal, grant, Orders.Of("Warm", 50));

        portal.SlowDown(Latency);
        var (seconds, calls) = await RunAsync(portal, grant, Orders.Of("Timed", Rows));
        var ideal = calls * Latency.TotalSeconds / Concurrency;
        Console.WriteLine($"  {Rows} rows in {Format(seconds)} s; calls x latency / concurrency = {Format(ideal)} s ({Format(seconds / ideal)} x; aim: below 1.15)");
        var single = await CreateOneByOneAsync(portal, grant);
        Console.WriteLine($"  the same rows one after another: {Format(single * Rows)} s ({Format(single * Rows / seconds)} x the time of the run; measured at {OneByOne} rows)");

        portal.SlowDown(TimeSpan.Zero);
        await MeasureMemoryAsync(portal, grant);
    }

    private static async Task<(double Seconds, int Calls)> RunAsync(RunningPortal portal, Grant grant, RunOrder order)
    {
        var journal = portal.Services.GetRequiredService<IRunJournal>();
        var id = await portal.Services.GetRequiredService<IRunStarter>().StartAsync(grant, order, CancellationToken.None);
        var clock = Stopwatch.StartNew();
        while (await journal.FindAsync(id, CancellationToken.None) is not { State: RunState.Done })
        {
            await Task.Delay(10);
        }

        return (clock.Elapsed.TotalSeconds, (await journal.FindAsync(id, CancellationToken.None))!.Calls);
    }

    private static async Task<double> CreateOneByOneAsync(RunningPortal portal, Grant grant)
    {
        var client = portal.Services.GetRequiredService<Data360Client>();
        var clock = Stopwatch.StartNew();
        foreach (var row in Orders.Of("Single", OneByOne).Rows)
        {
            await client.CreateAsync(grant.Id, row.Definition, CancellationToken.None);
        }

        return clock.Elapsed.TotalSeconds / OneByOne;
    }

    /// <summary>What the process holds, the simulated org and its new connectors included, which live in Salesforce otherwise.</summary>
    private static async Task MeasureMemoryAsync(RunningPortal portal, Grant grant)
    {
        using var process = Process.GetCurrentProcess();
        var idle = Measure(process);
        var most = idle;
        var run = RunAsync(portal, grant, Orders.Of("Many", ManyRows));
        while (!run.IsCompleted)
        {
            await Task.Delay(250);
            most = Math.Max(most, Measure(process));
        }

        Console.WriteLine($"  memory of a run of {ManyRows} rows: {Format(most)} MB at most, {Format(idle)} MB idle ({Format(most / idle)} x; aim: below 1.50)");
    }

    private static double Measure(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / 1024.0 / 1024.0;
    }

    private static string Format(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
