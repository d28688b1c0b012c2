using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace D360Portal.Tests.Testing;

/// <summary>A server of somebody else, at an origin of its own, that keeps what it is asked.</summary>
internal sealed class OtherServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _asked = new();

    private OtherServer(WebApplication app, Uri address)
    {
        _app = app;
        Address = address;
        app.Run(AnswerAsync);
    }

    public Uri Address { get; }

    /// <summary>What it was asked: method, path and query, bearer.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    /// <summary>What it shows to a browser.</summary>
    public string Page { get; set; } = "{}";

    public static async Task<OtherServer> StartAsync()
    {
        var port = FreePort.Next();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port));
        var server = new OtherServer(builder.Build(), new Uri($"http://localhost:{port}"));
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        _asked.Enqueue($"{request.Method} {request.Path}{request.QueryString} {request.Headers.Authorization}".TrimEnd());
        context.Response.ContentType = request.Path.Value!.EndsWith(".js", StringComparison.Ordinal) ? "text/javascript"
            : Page.StartsWith('<') ? "text/html"
            : "application/json";
        await context.Response.WriteAsync(request.Path.Value.EndsWith(".js", StringComparison.Ordinal) ? "window.foreign = true;" : Page, context.RequestAborted);
    }
}
