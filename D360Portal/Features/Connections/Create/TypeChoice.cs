using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Create;

/// <summary>One type to choose.</summary>
/// <param name="Type">The type.</param>
/// <param name="Count">How many connectors of it the inventory has; null where it has not been read.</param>
/// <param name="IsInUse">Whether the org has any, by the inventory or by what was remembered of it.</param>
public sealed record TypeChoice(ConnectorType Type, int? Count, bool IsInUse);
