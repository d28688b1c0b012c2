using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Tells what uses a connector. The list of data streams is one for all connectors of an org, and kept for a moment for the user who asked.</summary>
internal sealed class ImpactReader(Data360Client client, TimeProvider time)
{
    /// <summary>Long enough to look at several connectors, short enough to be believed.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private readonly StreamLister _lister = new(client);
    private readonly ReadOnce<GrantId, StreamList> _lists = new(Lifetime, time);

    /// <summary>What uses the connector. A failure is part of the answer: it means that nobody knows.</summary>
    /// <param name="grantId">The grant to ask with.</param>
    /// <param name="connection">The connector.</param>
    /// <param name="anew">Whether a list that is kept does not do.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<ConnectionImpact> ReadAsync(GrantId grantId, Connection connection, bool anew, CancellationToken cancellationToken)
    {
        try
        {
            var (list, at) = await _lists.GetAsync(grantId, anew, () => _lister.ReadAsync(grantId, CancellationToken.None), cancellationToken);
            var byMatch = list.Streams.ToLookup(stream => StreamMatcher.Match(stream, connection));
            return new ConnectionImpact
            {
                Streams = [.. byMatch[StreamMatch.Sure], .. byMatch[StreamMatch.Likely]],
                Untold = byMatch[StreamMatch.Untold].Count() + list.Unreadable,
                Problem = list.IsWhole ? null : $"The org has more data streams than were read: {list.Streams.Count} of them in {list.Calls} calls.",
                Calls = list.Calls,
                ReadAt = at,
            };
        }
        catch (Exception exception) when (SalesforceFailure.IsExplained(exception))
        {
            return new ConnectionImpact { Problem = SalesforceFailure.Explain(exception), Calls = 1, ReadAt = time.GetUtcNow() };
        }
    }
}
