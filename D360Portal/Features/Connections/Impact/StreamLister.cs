using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Reads the data streams of an org, page by page.</summary>
/// <remarks>
/// Pages go by the portal's own offset; the server's link to a next page only says that there is one. Where offsets count from one, each page repeats the last
/// stream of the one before, which is not counted twice. A page that brings nothing new ends the list.
/// </remarks>
internal sealed class StreamLister(Data360Client client)
{
    /// <summary>Twenty-five pages are 5,000 streams; an org with more is asked no further, and what uses a connector cannot be told for sure.</summary>
    public const int MostPages = 25;

    /// <summary>Reads all pages.</summary>
    /// <exception cref="Salesforce.SignInRequiredException">The grant is over.</exception>
    /// <exception cref="Salesforce.SalesforceApiException">Salesforce refused.</exception>
    /// <exception cref="Salesforce.SalesforceUnreachableException">Salesforce did not answer.</exception>
    public async Task<StreamList> ReadAsync(GrantId grantId, CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var streams = new List<DataStreamEntry>();
        var unreadable = 0;
        for (var calls = 1; ; calls++)
        {
            var page = await client.ListDataStreamsAsync(grantId, streams.Count + unreadable, cancellationToken);

            // Without id and name two streams cannot be told apart, so that one may count twice: better than not at all.
            var fresh = page.Streams.Where(stream => (stream.Id ?? stream.Name) is not { } key || known.Add(key)).ToArray();
            streams.AddRange(fresh);
            unreadable += page.ItemCount - page.Streams.Count;
            var read = streams.Count + unreadable;
            var isNew = fresh.Length > 0 || page.ItemCount > page.Streams.Count;
            if (!page.SaysMore && (page.TotalSize is not { } total || read >= total))
            {
                return new StreamList(streams, unreadable, IsWhole: true, calls);
            }

            if (!isNew || calls == MostPages)
            {
                return new StreamList(streams, unreadable, IsWhole: read >= page.TotalSize, calls);
            }
        }
    }
}
