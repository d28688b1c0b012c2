using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Reads a list page by page, whatever the server thinks of limits, totals and next pages.</summary>
/// <remarks>
/// Pages go by the portal's own offset; the server's link to a next page only says that there is one. Where the total is told, the pages
/// after the first are asked for side by side. A page that brings nothing new ends the list: some servers repeat their last page for ever.
/// </remarks>
/// <param name="client">Asks.</param>
/// <param name="gate">Bounds how many calls are under way at once, over all lists of a load.</param>
/// <param name="onCall">Told before each call, for whoever counts them.</param>
internal sealed class TypePager(Data360Client client, SemaphoreSlim gate, Action onCall)
{
    // More connectors than any org has; it only ends a list that makes up new ones for ever.
    private const int Most = 100_000;

    /// <summary>Reads all pages.</summary>
    /// <param name="grantId">The grant to call with.</param>
    /// <param name="type">The type; null for the list of all.</param>
    /// <param name="onPage">Told of the connectors of each page, on no particular thread, one page at a time.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>How it ended.</returns>
    public async Task<TypePagerEnd> ReadAsync(
        GrantId grantId, ConnectorTypeName? type, Action<IReadOnlyList<Connection>> onPage, CancellationToken cancellationToken)
    {
        var read = new PagesRead(onPage);
        var last = await AskAsync(grantId, type, offset: 0, cancellationToken);
        read.Add(last);
        if (last.TotalSize > last.ItemCount && last.ItemCount > 0)
        {
            last = await ReadRestAsync(grantId, type, last, read, cancellationToken);
        }

        // What is left: no total was told, it was too low, or pages were shorter than the first.
        while (!read.HasEnded && MayHaveMore(last, read.Items))
        {
            if (read.Items >= Most)
            {
                return TypePagerEnd.TooMany;
            }

            last = await AskAsync(grantId, type, read.Items, cancellationToken);
            read.Add(last);
        }

        return read switch
        {
            { HasRepeats: true } when !(read.Items - read.Repeats >= last.TotalSize) => TypePagerEnd.Repeated,
            { Unreadable: > 0 } => TypePagerEnd.SomeUnreadable,
            _ => TypePagerEnd.Complete,
        };
    }

    /// <summary>The pages after the first, side by side: as many as the total promises, until one brings nothing new or fails.</summary>
    /// <returns>The last of them.</returns>
    private async Task<ConnectionPage> ReadRestAsync(
        GrantId grantId, ConnectorTypeName? type, ConnectionPage first, PagesRead read, CancellationToken cancellationToken)
    {
        var last = (Offset: 0, Page: first);
        var pages = (Math.Min(first.TotalSize!.Value, Most) - 1) / first.ItemCount;
        await Parallel.ForEachAsync(
            Enumerable.Range(1, pages).Select(page => page * first.ItemCount),
            new ParallelOptions { MaxDegreeOfParallelism = InventoryLoader.Concurrency, CancellationToken = cancellationToken },
            async (offset, stopping) =>
            {
                if (!read.HasEnded)
                {
                    var page = await AskAsync(grantId, type, offset, stopping);
                    read.Add(page);
                    lock (read)
                    {
                        last = offset > last.Offset ? (offset, page) : last;
                    }
                }
            });
        return last.Page;
    }

    /// <summary>A total may be that of the page, so a link to a next page counts for more than a total that has been reached.</summary>
    private static bool MayHaveMore(ConnectionPage last, int items) =>
        last.ItemCount > 0 && (last.SaysMore || (last.TotalSize is { } total ? items < total : last.ItemCount >= Data360Client.PageSize));

    private async Task<ConnectionPage> AskAsync(GrantId grantId, ConnectorTypeName? type, int offset, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            onCall();
            return await client.ListConnectionsAsync(grantId, type, offset, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Counts items and tells new connectors from repeated ones.</summary>
    private sealed class PagesRead(Action<IReadOnlyList<Connection>> onPage)
    {
        private readonly Lock _lock = new();
        private readonly HashSet<ConnectionId> _ids = [];
        private volatile bool _hasEnded;

        public int Items { get; private set; }

        public int Unreadable { get; private set; }

        /// <summary>How many connectors came a second time.</summary>
        public int Repeats { get; private set; }

        /// <summary>Whether a page brought nothing new. A connector without an id cannot be told from another, so it counts as nothing.</summary>
        public bool HasRepeats { get; private set; }

        /// <summary>Whether a page after the first was empty, or brought nothing new: there is no use in asking on.</summary>
        public bool HasEnded => _hasEnded;

        public void Add(ConnectionPage page)
        {
            lock (_lock)
            {
                var isFirst = Items == 0;
                Items += page.ItemCount;
                Unreadable += page.ItemCount - page.Connections.Count;
                var fresh = page.Connections.Where(connection => connection.Id is not { } id || _ids.Add(id)).ToArray();
                Repeats += page.Connections.Count - fresh.Length;
                if (fresh.Length > 0)
                {
                    onPage(fresh);
                }

                HasRepeats |= !isFirst && page.ItemCount > 0 && fresh.All(connection => connection.Id is null);
                _hasEnded |= !isFirst && fresh.All(connection => connection.Id is null);
            }
        }
    }
}
