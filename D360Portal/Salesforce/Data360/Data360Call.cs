using System.Net.Http.Headers;
using System.Net.Mime;

namespace D360Portal.Salesforce.Data360;

/// <summary>One call, without the bearer.</summary>
/// <param name="Operation">What it does, to finish the sentence "Salesforce refused to …".</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query below the org's origin.</param>
public sealed record Data360Call(string Operation, HttpMethod Method, string Path)
{
    /// <summary>The body; null for calls without one.</summary>
    public RequestBody? Body { get; init; }

    /// <summary>The form of a call to a token endpoint; null for calls without one.</summary>
    public FormBody? Form { get; init; }

    /// <summary>The media type of the answer.</summary>
    public string Accept { get; init; } = MediaTypeNames.Application.Json;

    /// <summary>The request as it is sent: all but the bearer.</summary>
    /// <param name="origin">The org's origin.</param>
    /// <exception cref="InvalidOperationException">The path leads to another host, which must not get the bearer, or carries a token itself.</exception>
    public HttpRequestMessage ToRequest(Uri origin)
    {
        var target = new Uri(origin, Path);
        if (!SalesforceHosts.SameOrigin(target, origin))
        {
            throw new InvalidOperationException($"The call to {Operation} would carry the token to another host.");
        }

        if (TokenInAddress.IsIn(target))
        {
            throw new InvalidOperationException($"The call to {Operation} would carry a token in its address.");
        }

        var request = new HttpRequestMessage(Method, target);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(Accept));

        // Connect REST writes < > " ' \ & as entities unless told not to. Token endpoints and Data 360 hosts are no Connect REST.
        if (Form is null && Path.StartsWith("/services/", StringComparison.Ordinal))
        {
            request.Headers.Add("X-Chatter-Entity-Encoding", "false");
        }

        if (Form is not null)
        {
            request.Content = Form.ToContent();
        }
        else if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body.ToBytes());
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        }

        return request;
    }
}
