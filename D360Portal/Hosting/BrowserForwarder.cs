namespace D360Portal.Hosting;

/// <summary>Passes a browser's request on to a server that exists only as a message handler, and its answer back.</summary>
/// <remarks>Serves the demo: the simulated org's login pages appear below a path of the portal.</remarks>
internal static class BrowserForwarder
{
    private static readonly string[] RequestHeaders = ["Accept", "Accept-Language", "Content-Type", "Content-Length"];
    private static readonly string[] ResponseHeaders = ["Location", "Content-Type", "Cache-Control"];

    /// <summary>Forwards the request of the context, whose path is already relative to the server's root.</summary>
    public static async Task ForwardAsync(HttpContext context, HttpMessageInvoker server, Uri origin)
    {
        var request = context.Request;
        using var forwarded = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(origin, $"{request.Path.ToUriComponent()}{request.QueryString}"));
        if (request.ContentLength > 0 || request.Headers.TransferEncoding.Count > 0)
        {
            forwarded.Content = new StreamContent(request.Body);
        }

        // The portal's own cookies are none of that server's business.
        foreach (var name in RequestHeaders)
        {
            var values = request.Headers[name].ToArray();
            if (values.Length > 0 && !forwarded.Headers.TryAddWithoutValidation(name, values))
            {
                forwarded.Content?.Headers.TryAddWithoutValidation(name, values);
            }
        }

        forwarded.Headers.TryAddWithoutValidation("X-Forwarded-Prefix", request.PathBase.Value);

        using var answer = await server.SendAsync(forwarded, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (ResponseHeaders.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                context.Response.Headers[name] = values.ToArray();
            }
        }

        await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
