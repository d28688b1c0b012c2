using System.Runtime.CompilerServices;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Watches connectors until their status settles, within limits: that Salesforce stores a connector does not mean that it can connect.</summary>
/// <remarks>
/// Users of live orgs report connectors that were created, went on processing, and then failed; how long that takes is not documented. Each look is
/// one call of the org's daily allowance, so the pauses grow. What is seen goes into the cached list too.
/// </remarks>
internal sealed class StatusWatch(ConnectionReader reader, Inventories inventories, TimeProvider time)
{
    /// <summary>After so many looks that say the same, a word that the portal does not know is taken for the last.</summary>
    private const int LooksThatSettle = 3;

    /// <summary>The pauses before each look: ten looks in two minutes.</summary>
    public static IReadOnlyList<TimeSpan> Pauses { get; } = [.. new[] { 2, 3, 5, 8, 10, 12, 15, 20, 20, 25 }.Select(seconds => TimeSpan.FromSeconds(seconds))];

    /// <summary>Looks until the status has settled, or long enough.</summary>
    /// <param name="grantId">The grant to call with.</param>
    /// <param name="id">The connector.</param>
    /// <param name="seen">The connector as it was read just now, which counts as a look; null when it was not, or was not there yet.</param>
    /// <param name="cancellationToken">Stops watching.</param>
    /// <returns>What is seen at each look; the last one says why it is the last.</returns>
    public async IAsyncEnumerable<StatusSighting> WatchAsync(
        GrantId grantId, ConnectionId id, Connection? seen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var same = 1;
        if (seen is not null)
        {
            Note(grantId, seen);
            var end = Judge(seen.Status, same);
            yield return new StatusSighting(seen, Calls: 0, end);
            if (end is not null)
            {
                yield break;
            }
        }

        for (var calls = 1; calls <= Pauses.Count; calls++)
        {
            await Task.Delay(Pauses[calls - 1], time, cancellationToken);
            var (found, failure) = await LookAsync(grantId, id, cancellationToken);
            var isLast = calls == Pauses.Count;
            if (failure is not null)
            {
                var end = isLast || IsHopeless(failure) ? StatusEnd.Unreadable : (StatusEnd?)null;
                yield return new StatusSighting(seen, calls, end) { Problem = SalesforceFailure.Explain(failure) };
                if (end is not null)
                {
                    yield break;
                }

                continue;
            }

            if (found is null)
            {
                var end = seen is not null ? StatusEnd.Gone : isLast ? StatusEnd.Limit : (StatusEnd?)null;
                yield return new StatusSighting(seen, calls, end);
                if (end is not null)
                {
                    yield break;
                }

                continue;
            }

            var isChanged = seen?.Status != found.Status;
            same = isChanged ? 1 : same + 1;
            seen = found;
            if (isChanged)
            {
                Note(grantId, found);
            }

            var verdict = Judge(found.Status, same) ?? (isLast ? StatusEnd.Limit : null);
            yield return new StatusSighting(found, calls, verdict);
            if (verdict is not null)
            {
                yield break;
            }
        }
    }

    /// <summary>Puts a connector as it was read into the cached list.</summary>
    public void Note(GrantId grantId, Connection connection) => inventories.Put(grantId, connection);

    private static StatusEnd? Judge(ConnectionStatus status, int same) => status.Health switch
    {
        ConnectionHealth.Healthy => StatusEnd.Works,
        ConnectionHealth.Unhealthy => StatusEnd.Fails,
        ConnectionHealth.InProgress => null,
        _ when same < LooksThatSettle => null,
        _ => status.Value is null ? StatusEnd.Untold : StatusEnd.Unclear,
    };

    /// <summary>Another look would fail the same way, and cost a call.</summary>
    private static bool IsHopeless(Exception failure) =>
        failure is SignInRequiredException or SalesforceApiException { SaysForbidden: true } or SalesforceApiException { SaysLimitReached: true };

    private async Task<(Connection? Found, Exception? Failure)> LookAsync(GrantId grantId, ConnectionId id, CancellationToken cancellationToken)
    {
        try
        {
            var (found, _) = await reader.ReadAsync(grantId, id, anew: true, cancellationToken);
            return (found is { Id: null } ? found with { Id = id } : found, null);
        }
        catch (Exception exception) when (SalesforceFailure.IsExplained(exception))
        {
            return (null, exception);
        }
    }
}
