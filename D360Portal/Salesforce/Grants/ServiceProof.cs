using D360Portal.Salesforce.Exchanges;

namespace D360Portal.Salesforce.Grants;

/// <summary>What an attempt at the client-credentials flow came to. The token itself is gone by then.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Asked">The request for the token.</param>
/// <param name="Revoked">The request that revoked it; null when there was none to revoke.</param>
internal sealed record ServiceProof(ServiceFinding Finding, Exchange Asked, Exchange? Revoked);
