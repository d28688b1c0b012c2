using System.Diagnostics;
using Microsoft.Playwright;

namespace D360Portal.Tests.Testing;

/// <summary>Finds a Chromium for the browser tests, or gets one: no test is skipped for want of it.</summary>
internal static class InstalledBrowser
{
    private static readonly string[] Names =
        ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge", "microsoft-edge-stable"];

    private static readonly string[] Places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
        @"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>Launches the browser that there is: installed, Playwright's own, or the system's package.</summary>
    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        if (FindInstalled() is { } path)
        {
            return await LaunchAsync(playwright, path);
        }

        // Playwright's own download; on a machine without the Internet it fails, quickly.
        if (Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0)
        {
            return await LaunchAsync(playwright, path: null);
        }

        if (OperatingSystem.IsLinux() && Environment.UserName == "root"
            && await RunAsync("apt-get", "update") && await RunAsync("apt-get", "install", "-y", "--no-install-recommends", "chromium")
            && FindInstalled() is { } package)
        {
            return await LaunchAsync(playwright, package);
        }

        throw new InvalidOperationException(
            "The browser tests need a browser: install Chrome, Edge or Chromium, or set CHROMIUM_PATH to one.");
    }

    private static Task<IBrowser> LaunchAsync(IPlaywright playwright, string? path) =>
        playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Args =
            [
                // Chromium's sandbox refuses to run as root, which containers and CI machines are.
                .. Environment.UserName == "root" ? new[] { "--no-sandbox" } : [],
                "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });

    private static string? FindInstalled()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } chosen)
        {
            return File.Exists(chosen) ? chosen : throw new InvalidOperationException($"CHROMIUM_PATH names {chosen}, which does not exist.");
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).Concat(Places).FirstOrDefault(File.Exists);
    }

    private static async Task<bool> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(program, arguments);
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
