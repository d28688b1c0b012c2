using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>Whether an org had connectors of a type when it was last asked.</summary>
/// <param name="Type">The type.</param>
/// <param name="HasConnections">Whether there were any.</param>
/// <param name="AskedAt">When that was.</param>
public sealed record TypeInUse(ConnectorTypeName Type, bool HasConnections, DateTimeOffset AskedAt);
