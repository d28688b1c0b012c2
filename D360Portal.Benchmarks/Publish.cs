using System.Diagnostics;

namespace D360Portal.Benchmarks;

/// <summary>Publishes a project as it is deployed.</summary>
internal static class Publish
{
    /// <summary>Publishes into a folder, and returns the folder.</summary>
    public static async Task<string> RunAsync(string project, string folder)
    {
        Console.WriteLine($"Publishing {Path.GetFileName(project)} …");
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "-o", folder, "--nologo", "-v", "quiet"]))!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? folder : throw new InvalidOperationException($"{project} cannot be published.");
    }
}
