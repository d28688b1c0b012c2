using System.Collections.Concurrent;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Salesforce.Grants;

/// <summary>Opens the grants that can be used, ends those that cannot, and tells the open pages of either.</summary>
internal sealed partial class UsableGrants(IGrantStore store, SalesforceOrgs orgs, GrantChanges changes, RenewalResults results, ILogger logger)
{
    // Grants whose end the open pages of this process know, so that they are told once and not by every call.
    private readonly ConcurrentDictionary<GrantId, GrantChange> _told = new();

    /// <summary>Opens a grant.</summary>
    /// <exception cref="SignInRequiredException">The grant is gone, over or unreadable.</exception>
    public async Task<OpenGrant> OpenAsync(GrantId id, CancellationToken cancellationToken)
    {
        if (await store.OpenAsync(id, cancellationToken) is not { } opened)
        {
            Tell(id, GrantChange.Erased);
            throw new SignInRequiredException(id, "erased");
        }

        var (grant, secrets) = opened;
        if (grant.Status is not GrantStatus.Active)
        {
            // Another process may have found out, whose pages are not ours.
            Tell(id, GrantChange.Ended);
            throw new SignInRequiredException(id, grant.EndReason ?? "ended");
        }

        if (orgs.Find(grant.OrgKey) is null)
        {
            throw new SignInRequiredException(id, "org_not_configured");
        }

        if (secrets is null)
        {
            await TryEndAsync(id, failed: null, "unreadable");
            throw new SignInRequiredException(id, "unreadable");
        }

        _told.TryRemove(id, out _);
        return new OpenGrant(grant, secrets, results.NewestOf(id, secrets));
    }

    /// <summary>Ends a grant, unless it has other tokens by now than those that failed.</summary>
    public async Task<bool> TryEndAsync(GrantId id, GrantSecrets? failed, string reason)
    {
        if (!await store.EndAsync(id, failed, reason, CancellationToken.None))
        {
            return false;
        }

        LogEnded(logger, id, reason);
        Tell(id, GrantChange.Ended);
        return true;
    }

    private void Tell(GrantId id, GrantChange change)
    {
        if (_told.TryAdd(id, change))
        {
            changes.Tell(id, change);
        }
    }

    [LoggerMessage(LogEvents.GrantEnded, LogLevel.Information, "Grant {GrantId} is over: {Reason}")]
    private static partial void LogEnded(ILogger logger, GrantId grantId, string reason);
}
