using System.Diagnostics;
using System.Globalization;

namespace D360Portal.Benchmarks;

/// <summary>Start to first answer, and memory, of the portal against an empty Blazor Server + MudBlazor app, both published in this run.</summary>
/// <remarks>The portal as its image is made, compiled ahead; the empty app as <c>dotnet publish</c> makes it.</remarks>
internal static class StartBenchmark
{
    private const int Rounds = 7;
    private const int RequestsBeforeMemory = 50;
    private const double Aim = 1.5;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("d360-start-");
        try
        {
            var root = Repository.Root;
            var empty = await Publish.RunAsync(Path.Combine(root, "D360Portal.Benchmarks", "EmptyApp"), Path.Combine(folder.FullName, "empty"), forThisMachine: false);
            var portal = await Publish.RunAsync(Path.Combine(root, "D360Portal"), Path.Combine(folder.FullName, "portal"), forThisMachine: true);

            AppUnderTest[] apps =
            [
                new("empty app", Path.Combine(empty, "EmptyApp.dll"), "/", []),
                new("portal, an org configured", Path.Combine(portal, "D360Portal.dll"), "/sign-in", new()
                {
                    ["Salesforce__Orgs__acme__MyDomain"] = "https://acme.my.salesforce.com",
                    ["Salesforce__Orgs__acme__ClientId"] = "consumer-key",
                    ["Salesforce__Orgs__acme__ClientSecret"] = "consumer-secret",
                }),
                new("portal, the demo", Path.Combine(portal, "D360Portal.dll"), "/sign-in", new() { ["Demo"] = "true" }),
            ];

            // In turns, so that a machine that gets slower gets slower for all.
            var results = apps.ToDictionary(app => app, _ => new List<(double Milliseconds, double Megabytes)>());
            for (var round = 0; round <= Rounds; round++)
            {
                foreach (var app in apps)
                {
                    var result = await app.MeasureAsync(folder.CreateSubdirectory($"{Array.IndexOf(apps, app)}-{round}").FullName, RequestsBeforeMemory);
                    if (round > 0)
                    {
                        results[app].Add(result);
                    }
                }
            }

            Print(apps, results);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Print(AppUnderTest[] apps, Dictionary<AppUnderTest, List<(double Milliseconds, double Megabytes)>> results)
    {
        Console.WriteLine();
        Console.WriteLine($"Start to first answer, and working set after {RequestsBeforeMemory} requests; medians of {Rounds} starts after one uncounted; aim: below {Format(Aim)} times the empty app");
        var ideal = Medians(results[apps[0]]);
        foreach (var app in apps)
        {
            var (milliseconds, megabytes) = Medians(results[app]);
            Console.WriteLine(
                $"  {app.Name,-28} {milliseconds,7:0} ms ({Format(milliseconds / ideal.Milliseconds)} x)   {megabytes,7:0.0} MB ({Format(megabytes / ideal.Megabytes)} x)");
        }
    }

    private static (double Milliseconds, double Megabytes) Medians(List<(double Milliseconds, double Megabytes)> results) =>
        (Median(results.Select(result => result.Milliseconds)), Median(results.Select(result => result.Megabytes)));

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(Rounds / 2);

    private static string Format(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
