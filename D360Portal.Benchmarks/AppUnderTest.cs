using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace D360Portal.Benchmarks;

/// <summary>A published app that is started, asked, measured and ended.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Assembly">The file that <c>dotnet</c> runs.</param>
/// <param name="Page">What is asked first.</param>
/// <param name="Settings">Environment variables.</param>
internal sealed record AppUnderTest(string Name, string Assembly, string Page, Dictionary<string, string> Settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Milliseconds from process start to the first answer of 200, and the working set afterwards.</summary>
    public async Task<(double Milliseconds, double Megabytes)> MeasureAsync(string workingDirectory, int requests)
    {
        var address = new Uri($"http://localhost:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", [Assembly])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in Settings)
        {
            start.Environment[key] = value;
        }

        // The one is how the portal takes its address, the other how every ASP.NET Core app does.
        start.Environment["Urls"] = start.Environment["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority);
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
            using var http = new HttpMessageInvoker(handler);
            while (!await AnswersAsync(http, new Uri(address, Page)))
            {
                if (process.HasExited || clock.Elapsed > Patience)
                {
                    throw new InvalidOperationException($"{Name} did not start.");
                }

                await Task.Delay(5);
            }

            var milliseconds = clock.Elapsed.TotalMilliseconds;
            for (var request = 0; request < requests; request++)
            {
                await AnswersAsync(http, new Uri(address, Page));
            }

            process.Refresh();
            return (milliseconds, process.WorkingSet64 / 1024.0 / 1024.0);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task<bool> AnswersAsync(HttpMessageInvoker http, Uri page)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, page);
            using var response = await http.SendAsync(request, CancellationToken.None);
            await response.Content.CopyToAsync(Stream.Null);
            return response.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
