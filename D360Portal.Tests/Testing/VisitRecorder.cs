using System.Collections.Concurrent;
using System.Text;
using Microsoft.Playwright;

namespace D360Portal.Tests.Testing;

/// <summary>Keeps everything that a browser gets from the portal: pages as rendered, files, headers, every message of a circuit, what scripts stored.</summary>
internal sealed class VisitRecorder
{
    private readonly ConcurrentQueue<(string What, string Text)> _got = new();
    private readonly ConcurrentBag<Task> _reading = [];
    private readonly Uri _portal;

    public VisitRecorder(IPage page, Uri portal)
    {
        _portal = portal;
        page.Context.Page += (_, other) => Watch(other);
        page.Context.Response += (_, response) => _reading.Add(KeepAsync(response));
        Watch(page);
    }

    /// <summary>Keeps what the page shows and has stored at this moment.</summary>
    public async Task KeepAsync(IPage page)
    {
        Keep($"page {page.Url}", await page.ContentAsync());
        Keep($"fields {page.Url}", string.Join('\n', await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('input, textarea, select')].map(field => field.getAttribute('value') ?? '')")));
        Keep($"storage {page.Url}", await page.EvaluateAsync<string>("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])"));
    }

    /// <summary>Keeps a file that was downloaded.</summary>
    public async Task KeepAsync(IDownload download)
    {
        await using var stream = await download.CreateReadStreamAsync();
        using var reader = new StreamReader(stream);
        Keep($"download {download.SuggestedFilename}", await reader.ReadToEndAsync());
    }

    /// <summary>All that was got, each with where it came from.</summary>
    public async Task<IReadOnlyList<(string What, string Text)>> AllAsync()
    {
        await Task.WhenAll(_reading);
        return [.. _got];
    }

    private void Watch(IPage page)
    {
        page.Console += (_, message) => Keep($"console {page.Url}", message.Text);
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
            Keep($"circuit {page.Url}", frame.Text ?? Encoding.Latin1.GetString(frame.Binary ?? []));
    }

    private async Task KeepAsync(IResponse response)
    {
        if (!response.Url.StartsWith(_portal.AbsoluteUri, StringComparison.Ordinal) || response.Request.ResourceType is "script" or "stylesheet" or "image" or "font")
        {
            return;
        }

        try
        {
            // The way to Salesforce carries what it must: the state out, the code back. Both are spent when the page is there.
            var headers = await response.AllHeadersAsync();
            Keep($"headers {response.Url}", string.Join('\n', headers.Where(header => header.Key != "location").Select(header => $"{header.Key}: {header.Value}")));
            if (response.Status is not (>= 300 and < 400))
            {
                Keep($"body {response.Url}", await response.TextAsync());
            }
        }
        catch (PlaywrightException)
        {
            // The page was left before the body had come: then nobody has it.
        }
    }

    private void Keep(string what, string text) => _got.Enqueue((what, text));
}
