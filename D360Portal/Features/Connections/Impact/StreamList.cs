using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>The data streams of an org, as far as they could be read.</summary>
/// <param name="Streams">The streams.</param>
/// <param name="Unreadable">How many more there are that have not the form of one.</param>
/// <param name="IsWhole">Whether these are all.</param>
/// <param name="Calls">What it cost.</param>
internal sealed record StreamList(IReadOnlyList<DataStreamEntry> Streams, int Unreadable, bool IsWhole, int Calls);
