using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Browse;

/// <summary>A status to filter by.</summary>
/// <param name="Word">The word that the list shows.</param>
/// <param name="Health">What it comes to.</param>
/// <param name="Count">How many connectors it would leave.</param>
public sealed record StatusOption(string Word, ConnectionHealth Health, int Count);
