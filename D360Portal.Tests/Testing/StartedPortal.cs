using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace D360Portal.Tests.Testing;

/// <summary>The built portal as a process of its own, as a user or a container starts it.</summary>
internal sealed class StartedPortal : IDisposable
{

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _standardOutput = new();

    /// <summary>Starts it.</summary>
    /// <param name="folder">The working directory.</param>
    /// <param name="settings">Settings, given by environment variables.</param>
    /// <param name="arguments">What stands on the command line.</param>
    public StartedPortal(TemporaryFolder folder, IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "D360Portal.dll"), .. arguments])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // Whatever the machine that runs the tests has set must not decide them.
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_ENVIRONMENT"] = "Production";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data, _standardOutput);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data, other: null);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Both streams, so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>The standard output alone, so far: what a script reads.</summary>
    public string StandardOutput
    {
        get
        {
            lock (_output)
            {
                return _standardOutput.ToString();
            }
        }
    }

    /// <summary>Waits until it has ended and tells its exit code.</summary>
    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience.Long, TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Waits until it answers at an address.</summary>
    public async Task AnswersAsync(Uri address)
    {
        using var http = new HttpClient();
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < Patience.Long && !_process.HasExited)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(address, "/health/live"), TestContext.Current.CancellationToken);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }

        throw new InvalidOperationException($"The portal does not answer at {address}. It said: {Output}");
    }

    /// <summary>Asks it to end, as a container does, and waits.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> TerminateAsync()
    {
        using var signal = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        return ExitCodeAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static bool IsSetting(string name) =>
        name.Contains("__", StringComparison.Ordinal)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name.ToUpperInvariant() is "DOTNET_ENVIRONMENT" or "URLS" or "PUBLICURL" or "DEMO";

    private void Keep(string? line, StringBuilder? other)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
            other?.AppendLine(line);
        }
    }
}
