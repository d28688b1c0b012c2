using System.Diagnostics;
using System.Globalization;
using CsCheck;
using D360Portal.Tests.Salesforce.Grants;

namespace D360Portal.Benchmarks;

/// <summary>A thousand random interleavings around a grant, each checked: what became of the grants, and how many token calls it took.</summary>
internal static class GrantsBenchmark
{
    private const int Courses = 1_000;

    public static async Task RunAsync()
    {
        var outcomes = new List<GrantInterleavingOutcome>();
        await using var world = await GrantWorld.StartAsync();
        var clock = Stopwatch.StartNew();
        await GrantInterleaving.Courses.SampleAsync(
            async course => outcomes.Add(await GrantInterleaving.RunAsync(world, course)), iter: Courses, threads: 1);

        var calls = outcomes.Sum(outcome => outcome.Calls);
        var needed = outcomes.Sum(outcome => outcome.Needed);
        Console.WriteLine(
            $"  grants: {outcomes.Count} interleavings in {clock.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s: "
            + $"{outcomes.Count(outcome => outcome is { NeedsSignIn: false, IsErased: false })} alive, "
            + $"{outcomes.Count(outcome => outcome.NeedsSignIn)} need a sign-in after a lost answer, "
            + $"{outcomes.Count(outcome => outcome.IsErased)} disconnected");
        Console.WriteLine(
            $"  spent refresh tokens sent again: {world.Org.AvoidableReuses} where it could be avoided (aim: 0), "
            + $"{outcomes.Sum(outcome => outcome.Reuses)} after a lost answer");
        Console.WriteLine(
            $"  token calls made / needed: {calls} / {needed} ({((double)calls / needed).ToString("0.00", CultureInfo.InvariantCulture)} x; aim: at most 1.00)");
    }
}
