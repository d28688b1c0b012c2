using System.Collections.Concurrent;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Tests.Features.Connections;

/// <summary>Grants that live as long as the test.</summary>
internal sealed class GrantsInMemory : IGrantStore
{
    private readonly ConcurrentDictionary<GrantId, (Grant Grant, GrantSecrets Secrets)> _grants = new();

    public Task<Grant?> FindAsync(GrantId id, CancellationToken cancellationToken) =>
        Task.FromResult(_grants.TryGetValue(id, out var kept) ? kept.Grant : null);

    public Task<GrantSecrets?> UnsealAsync(GrantId id, CancellationToken cancellationToken) =>
        Task.FromResult(_grants.TryGetValue(id, out var kept) ? kept.Secrets : null);

    public Task<(Grant Kept, Secret? ReplacedRefreshToken)> KeepAsync(Grant grant, GrantSecrets secrets, CancellationToken cancellationToken)
    {
        _grants[grant.Id] = (grant, secrets);
        return Task.FromResult((grant, (Secret?)null));
    }

    public Task<IReadOnlyList<Grant>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Grant>>([.. _grants.Values.Select(kept => kept.Grant)]);

    // One process: nobody else ever has the turn.
    public Task<bool> ClaimRenewalAsync(GrantId id, Guid owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        Task.FromResult(_grants.ContainsKey(id));

    public Task ReleaseRenewalAsync(GrantId id, Guid owner, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<RenewalFate> RenewAsync(
        GrantId id, Secret spent, GrantSecrets renewed, DateTimeOffset renewedAt, CancellationToken cancellationToken)
    {
        var fate = RenewalFate.Erased;
        Change(id, kept =>
        {
            fate = kept.Secrets.RefreshToken == spent ? RenewalFate.Kept : RenewalFate.Overtaken;
            return fate is RenewalFate.Kept ? (kept.Grant with { RenewedAt = renewedAt }, renewed) : kept;
        });
        return Task.FromResult(fate);
    }

    public Task<bool> EndAsync(GrantId id, GrantSecrets? failed, string reason, CancellationToken cancellationToken)
    {
        var isEnded = false;
        Change(id, kept =>
        {
            isEnded = kept.Secrets == failed;
            return isEnded ? (kept.Grant with { Status = GrantStatus.NeedsSignIn, EndReason = reason }, kept.Secrets) : kept;
        });
        return Task.FromResult(isEnded);
    }

    public Task SetEnvironmentAsync(GrantId id, OrgEnvironment environment, CancellationToken cancellationToken)
    {
        Change(id, kept => (kept.Grant with { Environment = environment }, kept.Secrets));
        return Task.CompletedTask;
    }

    public Task<GrantSecrets?> EraseAsync(GrantId id, CancellationToken cancellationToken) =>
        Task.FromResult(_grants.TryRemove(id, out var kept) ? kept.Secrets : null);

    private void Change(GrantId id, Func<(Grant Grant, GrantSecrets Secrets), (Grant, GrantSecrets)> change)
    {
        while (_grants.TryGetValue(id, out var kept))
        {
            if (_grants.TryUpdate(id, change(kept), kept))
            {
                return;
            }
        }
    }
}
