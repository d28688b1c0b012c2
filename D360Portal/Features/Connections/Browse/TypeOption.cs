using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Browse;

/// <summary>A type to filter by.</summary>
/// <param name="Type">The type.</param>
/// <param name="Label">Its display text.</param>
/// <param name="Count">How many connectors it would leave.</param>
public sealed record TypeOption(ConnectorTypeName Type, string Label, int Count);
