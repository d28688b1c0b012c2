using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace D360Portal.Tests.Features.Connections;

/// <summary>An org that answers as the test says, for what no real one would do.</summary>
internal sealed class StubOrg(Func<HttpRequestMessage, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public static readonly Uri Origin = new("https://acme.my.salesforce.com");

    private readonly ConcurrentQueue<Uri> _asked = new();

    public StubOrg(Func<HttpRequestMessage, HttpResponseMessage> answer)
        : this(request => Task.FromResult(answer(request)))
    {
    }

    public StubOrg(Func<Uri, string> json)
        : this(request => Json(json(request.RequestUri!)))
    {
    }

    /// <summary>Every address that was asked, in order.</summary>
    public IReadOnlyList<Uri> Asked => [.. _asked];

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _asked.Enqueue(request.RequestUri!);
        var response = await answer(request).WaitAsync(cancellationToken);
        response.RequestMessage = request;
        return response;
    }
}
