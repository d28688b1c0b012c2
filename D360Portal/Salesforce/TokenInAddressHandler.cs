namespace D360Portal.Salesforce;

/// <summary>Stops a request whose address carries a token before it leaves.</summary>
internal sealed class TokenInAddressHandler : DelegatingHandler
{
    /// <inheritdoc />
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.RequestUri is { IsAbsoluteUri: true } address && TokenInAddress.IsIn(address)
            ? throw new InvalidOperationException($"A call to {address.Host} would carry a token in its address.")
            : base.SendAsync(request, cancellationToken);
}
