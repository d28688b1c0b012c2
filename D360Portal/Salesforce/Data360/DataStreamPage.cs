namespace D360Portal.Salesforce.Data360;

/// <summary>One page of the list of data streams.</summary>
/// <param name="Streams">What could be read of it.</param>
/// <param name="ItemCount">How many items it had, the unreadable ones included.</param>
/// <param name="TotalSize">How many there are in all; null when not told.</param>
/// <param name="SaysMore">Whether it named a next page. Where that is does not matter.</param>
public sealed record DataStreamPage(IReadOnlyList<DataStreamEntry> Streams, int ItemCount, int? TotalSize, bool SaysMore);
