using D360Portal.Benchmarks;

// dotnet run -c Release --project D360Portal.Benchmarks [name ...]
var benchmarks = new Dictionary<string, Func<Task>>
{
    ["start"] = StartBenchmark.RunAsync,
    ["inventory"] = InventoryBenchmark.RunAsync,
    ["grants"] = GrantsBenchmark.RunAsync,
    ["sheet"] = SheetBenchmark.RunAsync,
    ["run"] = RunBenchmark.RunAsync,
    ["kill"] = KillBenchmark.RunAsync,
};

var unknown = args.Except(benchmarks.Keys).ToArray();
if (unknown.Length > 0)
{
    Console.Error.WriteLine($"There is no benchmark {string.Join(", ", unknown)}. There are: {string.Join(", ", benchmarks.Keys)}.");
    return 1;
}

foreach (var (name, run) in benchmarks)
{
    if (args.Length == 0 || args.Contains(name))
    {
        await run();
    }
}

return 0;
