using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Tests.Features.Connections;

/// <summary>A store that lists one grant, as another user's portal would.</summary>
internal sealed class OneGrant(Grant grant) : IGrantStore
{
    public Task<IReadOnlyList<Grant>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Grant>>([grant]);

    public Task<Grant?> FindAsync(GrantId id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<GrantSecrets?> UnsealAsync(GrantId id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<(Grant Kept, Secret? ReplacedRefreshToken)> KeepAsync(Grant grant, GrantSecrets secrets, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> ClaimRenewalAsync(GrantId id, Guid owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ReleaseRenewalAsync(GrantId id, Guid owner, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<RenewalFate> RenewAsync(GrantId id, Secret spent, GrantSecrets renewed, DateTimeOffset renewedAt, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> EndAsync(GrantId id, GrantSecrets? failed, string reason, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task SetEnvironmentAsync(GrantId id, OrgEnvironment environment, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<GrantSecrets?> EraseAsync(GrantId id, CancellationToken cancellationToken) => throw new NotSupportedException();
}
