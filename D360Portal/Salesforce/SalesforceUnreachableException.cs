using System.Net.Http;
using D360Portal.Salesforce.Explaining;

namespace D360Portal.Salesforce;

/// <summary>Salesforce did not answer, or what answered was not Salesforce's API (a maintenance page, a proxy's login).</summary>
/// <param name="host">The host that was asked.</param>
/// <param name="answer">What came instead, in our own words.</param>
/// <param name="cause">The network's own exception, where there is one.</param>
public sealed class SalesforceUnreachableException(string host, string answer, Exception? cause = null)
    : Exception($"{host} {answer}.", cause)
{
    /// <summary>The host that was asked.</summary>
    public string Host { get; } = host;

    /// <summary>What a refusal of the token endpoint means; null when nothing was refused, or nobody knows.</summary>
    public Explanation? Explanation { get; init; }

    /// <summary>Whether the request may have been run all the same. Only a connection that never came about is sure.</summary>
    public bool MayHaveArrived { get; private init; } = cause is not HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError,
    };

    /// <summary>The same failure, for whoever needed the answer before a call of their own: that call was not run.</summary>
    internal SalesforceUnreachableException BeforeTheCall() => new(Host, answer, this) { Explanation = Explanation, MayHaveArrived = false };
}
