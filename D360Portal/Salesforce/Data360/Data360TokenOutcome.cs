using D360Portal.Salesforce.Exchanges;

namespace D360Portal.Salesforce.Data360;

/// <summary>What asking for a Data 360 token came to.</summary>
/// <param name="Access">The token; null when there is none.</param>
/// <param name="Fault">Why there is none.</param>
/// <param name="Exchanges">The requests that were made; none when the token was at hand.</param>
internal sealed record Data360TokenOutcome(Data360Access? Access, Data360TokenFault Fault, IReadOnlyList<Exchange> Exchanges);
