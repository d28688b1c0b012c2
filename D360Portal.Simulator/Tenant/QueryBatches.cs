using D360Portal.Simulator.Access;

namespace D360Portal.Simulator.Tenant;

/// <summary>The parts of results that are still to be fetched. Each can be fetched once: one goes forward only.</summary>
/// <remarks>Source: <see href="https://developer.salesforce.com/docs/atlas.en-us.c360a_api.meta/c360a_api/c360a_api_get_query_v2.htm"/>.</remarks>
internal sealed class QueryBatches(SimulatedOrg org)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string UserId, DateTimeOffset Until, QueryResult Part)> _waiting = new(StringComparer.Ordinal);

    /// <returns>The id to fetch it with.</returns>
    public string Keep(TenantToken token, QueryResult part)
    {
        lock (_lock)
        {
            foreach (var (late, _) in _waiting.Where(waiting => waiting.Value.Until <= org.Now).ToArray())
            {
                _waiting.Remove(late);
            }

            var id = RandomText.Of(32);
            _waiting[id] = (token.Session.User.UserId, org.Now + Patience, part);
            return id;
        }
    }

    /// <returns>Null when there is none for that user, or when it was fetched already or too late.</returns>
    public QueryResult? Take(TenantToken token, string id)
    {
        lock (_lock)
        {
            if (!_waiting.TryGetValue(id, out var waiting) || waiting.UserId != token.Session.User.UserId || waiting.Until <= org.Now)
            {
                return null;
            }

            _waiting.Remove(id);
            return waiting.Part;
        }
    }
}
