using System.Net.Sockets;

namespace D360Portal.Simulator.Http;

/// <summary>The network as an HTTP client sees it: the org's hosts exist, nothing else does.</summary>
internal sealed class SimulatorHandler(HttpMessageHandler server, SimulatorHosts hosts) : DelegatingHandler(server)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        if (!hosts.Serve(address))
        {
            throw new HttpRequestException(
                HttpRequestError.NameResolutionError,
                $"No such host is known. ({address.Host}:{address.Port})",
                new SocketException((int)SocketError.HostNotFound));
        }

        try
        {
            // The in-memory server keeps a caller who has given up until the work is done. No network does.
            return await base.SendAsync(request, cancellationToken).WaitAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not HttpRequestException && !cancellationToken.IsCancellationRequested)
        {
            // The in-memory server tells of a connection that was ended in words of its own.
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely.", exception);
        }
    }
}
