namespace D360Portal.Salesforce.Exchanges;

/// <summary>What one question to an org came to.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
/// <param name="Exchanges">The requests and answers in order, at least one; a request whose token was rejected comes twice.</param>
/// <param name="Value">What was found; null when the answer was no success, or not the API's JSON.</param>
internal sealed record OrgProbe<T>(IReadOnlyList<Exchange> Exchanges, T? Value)
    where T : class
{
    /// <summary>The request that decided.</summary>
    public Exchange Last => Exchanges[^1];
}
