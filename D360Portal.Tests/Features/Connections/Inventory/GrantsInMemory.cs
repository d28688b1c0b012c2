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

    public Task<IReadOnlyList<Grant>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Grant>>([.. _grants.Values.Select(kept => kept.Grant)]);

    public Task<GrantSecrets?> UnsealAsync(GrantId id, CancellationToken cancellationToken) =>
        Task.FromResult(_grants.TryGetValue(id, out var kept) ? kept.Secrets : null);

    public Task<(Grant Kept, Secret? ReplacedRefreshToken)> KeepAsync(Grant grant, GrantSecrets secrets, CancellationToken cancellationToken)
    {
        _grants[grant.Id] = (grant, secrets);
        return Task.FromResult((grant, (Secret?)null));
    }

    public Task<bool> RenewAsync(GrantId id, GrantSecrets secrets, DateTimeOffset renewedAt, CancellationToken cancellationToken) =>
        Task.FromResult(Change(id, kept => (kept.Grant with { RenewedAt = renewedAt }, secrets)));

    public Task EndAsync(GrantId id, string reason, CancellationToken cancellationToken)
    {
        Change(id, kept => (kept.Grant with { Status = GrantStatus.NeedsSignIn }, kept.Secrets));
        return Task.CompletedTask;
    }

    public Task SetEnvironmentAsync(GrantId id, OrgEnvironment environment, CancellationToken cancellationToken)
    {
        Change(id, kept => (kept.Grant with { Environment = environment }, kept.Secrets));
        return Task.CompletedTask;
    }

    public Task EraseAsync(GrantId id, CancellationToken cancellationToken)
    {
        _grants.TryRemove(id, out _);
        return Task.CompletedTask;
    }

    private bool Change(GrantId id, Func<(Grant Grant, GrantSecrets Secrets), (Grant, GrantSecrets)> change)
    {
        while (_grants.TryGetValue(id, out var kept))
        {
            if (_grants.TryUpdate(id, change(kept), kept))
            {
                return true;
            }
        }

        return false;
    }
}
