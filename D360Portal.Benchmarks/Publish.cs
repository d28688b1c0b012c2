using System.Diagnostics;
using System.Runtime.InteropServices;

namespace D360Portal.Benchmarks;

/// <summary>Publishes a project as it is deployed.</summary>
internal static class Publish
{
    /// <summary>Publishes into a folder, and returns the folder.</summary>
    /// <param name="project">The project's folder.</param>
    /// <param name="folder">Where to.</param>
    /// <param name="forThisMachine">As the container image is made: compiled ahead for one kind of machine.</param>
    public static async Task<string> RunAsync(string project, string folder, bool forThisMachine)
    {
        string[] machine = forThisMachine ? ["-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false"] : [];
        Console.WriteLine($"Publishing {Path.GetFileName(project)} …");
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "-o", folder, "--nologo", "-v", "quiet", .. machine]))!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? folder : throw new InvalidOperationException($"{project} cannot be published.");
    }
}
