namespace D360Portal.Salesforce.Data360;

/// <summary>A Data 360 token and where it may go.</summary>
/// <param name="Origin">The Data 360 host, checked against the org.</param>
/// <param name="Token">The token.</param>
/// <param name="Lifetime">How long it lives from when it was given; null when Salesforce did not say.</param>
internal sealed record Data360Access(Uri Origin, Secret Token, TimeSpan? Lifetime);
