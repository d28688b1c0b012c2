namespace D360Portal.Salesforce.Data360;

/// <summary>One page of a list of connectors.</summary>
/// <param name="Connections">What could be read of it.</param>
/// <param name="ItemCount">How many items it had, the unreadable ones included: the next page begins after them.</param>
/// <param name="TotalSize">How many there are in all; null when not told.</param>
/// <param name="SaysMore">Whether it named a next page. Where that is does not matter.</param>
public sealed record ConnectionPage(IReadOnlyList<Connection> Connections, int ItemCount, int? TotalSize, bool SaysMore);
