using System.Diagnostics;
using System.Globalization;
using D360Portal.Features.Connections;
using D360Portal.Salesforce.Grants;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace D360Portal.Benchmarks;

/// <summary>The inventory at 5,000 connectors: how fast it is read, what a page that shows it weighs, how soon a keystroke is answered.</summary>
internal static class InventoryBenchmark
{
    private const int Connectors = 5_000;
    private const int Types = 60;
    private const int Pages = 8;
    private const int Rounds = 5;
    private static readonly TimeSpan CallLatency = TimeSpan.FromMilliseconds(100);

    public static async Task RunAsync()
    {
        await using var portal = await RunningPortal.StartAsync(new RunningPortal.Setup
        {
            Org = address => new SimulatorOptions
            {
                CallbackUrls = [new Uri(address, "/oauth/callback").AbsoluteUri],
                Seed = OrgSeed.Many(Connectors, Types),
                Latency = ApiLatency.Real(CallLatency),
            },
        });
        await MeasureReadingAsync(portal);

        await using var browser = new BrowserFixture();
        await browser.InitializeAsync();
        await MeasureMemoryAsync(portal, browser);
        await MeasureKeystrokesAsync(portal, browser);
    }

    private static async Task MeasureReadingAsync(RunningPortal portal)
    {
        portal.Org.Quirks = new Quirks();
        var admin = await SignInAsync(portal, SimulatedUser.Admin);
        await ReadAsync(portal, admin, request: null, "every type, the process just started");
        await ReadAsync(portal, admin, new InventoryRequest.EveryType(), "every type again");
        await ReadAsync(portal, admin, new InventoryRequest.Usual(), "the types in use");

        portal.Org.Quirks = new Quirks { ListsEveryType = true };
        await ReadAsync(portal, await SignInAsync(portal, SimulatedUser.Reviewer), request: null, "the one list of all types");
        portal.Org.Quirks = new Quirks();
    }

    private static async Task<Grant> SignInAsync(RunningPortal portal, SimulatedUser user)
    {
        using var visitor = portal.OpenBrowser();
        await visitor.SignInAsync(user.Username);
        var id = (await portal.ReadGrantsAsync()).Single(grant => grant.Username == user.Username).Id;
        return (await portal.Services.GetRequiredService<IGrantStore>().FindAsync(new GrantId(id), CancellationToken.None))!;
    }

    /// <summary>The first look loads by itself; later ones are asked to.</summary>
    private static async Task ReadAsync(RunningPortal portal, Grant grant, InventoryRequest? request, string what)
    {
        var clock = Stopwatch.StartNew();
        using var look = portal.Services.GetRequiredService<Inventories>().Open(grant);
        var before = request is null ? null : look.Inventory.Current.LoadedAt;
        var loaded = new TaskCompletionSource();
        look.Inventory.Changed += Check;
        if (request is not null)
        {
            look.Load(request);
        }

        Check();
        await loaded.Task;
        var seconds = clock.Elapsed.TotalSeconds;

        var snapshot = look.Inventory.Current;
        var ideal = snapshot.Calls * CallLatency.TotalSeconds / InventoryLoader.Concurrency;
        Console.WriteLine(
            $"  {what,-36} {snapshot.Count} connectors, {snapshot.Calls,3} calls, {Format(seconds)} s; "
            + $"calls x latency / concurrency = {Format(ideal)} s ({Format(seconds / ideal)} x; aim: below 1.20)");

        void Check()
        {
            if (look.Inventory.Current is { IsLoading: false, LoadedAt: { } at } && at != before)
            {
                loaded.TrySetResult();
            }
        }
    }

    private static async Task MeasureMemoryAsync(RunningPortal portal, BrowserFixture browser)
    {
        // The first page brings up what all share: compiled code, the inventory itself, the browser's own circuit pools.
        var first = await OpenAsync(portal, browser);
        var before = Measure();
        var pages = new List<IPage>();
        for (var page = 0; page < Pages; page++)
        {
            var tab = await first.Context.NewPageAsync();
            await tab.GotoAsync("/connectors");
            await FirstRow(tab).WaitForAsync();
            pages.Add(tab);
        }

        var megabytes = (Measure() - before) / 1024.0 / 1024.0 / Pages;
        Console.WriteLine($"  memory of an open page with {Connectors} connectors: {Format(megabytes)} MB ({Format(megabytes / 5)} x of the aim, 5 MB)");
        foreach (var tab in pages)
        {
            await tab.CloseAsync();
        }

        static long Measure() => GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task MeasureKeystrokesAsync(RunningPortal portal, BrowserFixture browser)
    {
        var page = await OpenAsync(portal, browser);
        var box = page.GetByLabel("Search connectors");
        var times = new List<double>();

        // Every key changes what is shown; the first round warms up.
        foreach (var key in Enumerable.Repeat<string[]>(["4", "2", "Backspace", "Backspace"], Rounds + 1).SelectMany(keys => keys))
        {
            // From the keystroke to the frame in which the list has changed.
            await page.EvaluateAsync(
                """
                () => {
                  window.answered = new Promise(resolve => {
                    document.getElementById('search-connectors').addEventListener('input', () => {
                      const start = performance.now();
                      const observer = new MutationObserver(() => {
                        observer.disconnect();
                        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
                      });
                      observer.observe(document.getElementById('main'), { subtree: true, childList: true, characterData: true });
                    }, { once: true });
                  });
                }
                """);
            await box.PressAsync(key);
            times.Add(await page.EvaluateAsync<double>("() => window.answered"));
        }

        times.RemoveRange(0, 4);
        var median = times.Order().ElementAt(times.Count / 2);
        Console.WriteLine(
            $"  keystroke to painted result at {Connectors} connectors: median {Format(median)} ms, worst {Format(times.Max())} ms ({Format(median / 100)} x of the aim, 100 ms)");
    }

    private static async Task<IPage> OpenAsync(RunningPortal portal, BrowserFixture browser)
    {
        var page = await browser.OpenAsync(portal.Address);
        await page.SignInAsync("/connectors");
        await FirstRow(page).WaitForAsync();
        await page.GetByText($"{Connectors} connectors, as of").WaitForAsync(new() { Timeout = 60_000 });
        return page;
    }

    private static ILocator FirstRow(IPage page) => page.Locator("tbody th[scope=row] a").First;

    private static string Format(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
