using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace D360Portal.Tests.Features.Connections;

/// <summary>An org that answers as the test says, for what no real one would do.</summary>
internal sealed class StubOrg(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
{
    public static readonly Uri Origin = new("https://acme.my.salesforce.com");

    private readonly ConcurrentQueue<Uri> _asked = new();

    public StubOrg(Func<Uri, string> json)
        : this(request => Json(json(request.RequestUri!)))
    {
    }

    /// <summary>Every address that was asked, in order.</summary>
    public IReadOnlyList<Uri> Asked => [.. _asked];

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _asked.Enqueue(request.RequestUri!);
        cancellationToken.ThrowIfCancellationRequested();
        var response = answer(request);
        response.RequestMessage = request;
        return Task.FromResult(response);
    }
}
