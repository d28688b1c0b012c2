using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Reads the list of one type for whoever has to look something up, once for all who ask at the same time.</summary>
/// <param name="client">Asks.</param>
/// <param name="grantId">The grant to ask with.</param>
/// <param name="type">The type.</param>
/// <param name="onCall">Told of every call.</param>
/// <param name="time">Dates the list.</param>
internal sealed class RunLookout(Data360Client client, GrantId grantId, ConnectorTypeName type, Action onCall, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private long _asked;
    private (long Asked, RunList List)? _last;

    /// <summary>The list as it is now or later: a reading that began before the question does not do.</summary>
    /// <exception cref="Salesforce.SalesforceApiException">Salesforce refused.</exception>
    /// <exception cref="Salesforce.SalesforceUnreachableException">Salesforce did not answer.</exception>
    /// <exception cref="Salesforce.SignInRequiredException">The grant is over.</exception>
    public async Task<RunList> LookAsync(CancellationToken cancellationToken)
    {
        var ticket = Interlocked.Increment(ref _asked);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_last is { } last && last.Asked >= ticket)
            {
                return last.List;
            }

            var covers = Interlocked.Read(ref _asked);
            var readAt = time.GetUtcNow();
            using var gate = new SemaphoreSlim(InventoryLoader.Concurrency);
            var found = new List<Connection>();
            await new TypePager(client, gate, onCall).ReadAsync(grantId, type, found.AddRange, cancellationToken);
            var list = new RunList(found, readAt);
            _last = (covers, list);
            return list;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();
}
