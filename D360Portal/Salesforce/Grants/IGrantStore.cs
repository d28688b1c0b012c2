using D360Portal.Salesforce.Orgs;

namespace D360Portal.Salesforce.Grants;

/// <summary>Where grants are kept: one for each user of each org, the tokens sealed.</summary>
public interface IGrantStore
{
    /// <summary>The grant without its tokens, or null when there is none (any more).</summary>
    Task<Grant?> FindAsync(GrantId id, CancellationToken cancellationToken);

    /// <summary>Every grant, without its tokens. A row that cannot be read is left out.</summary>
    Task<IReadOnlyList<Grant>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The grant's tokens; null when the grant is gone or its tokens cannot be unsealed (lost or foreign key ring).</summary>
    Task<GrantSecrets?> UnsealAsync(GrantId id, CancellationToken cancellationToken);

    /// <summary>The grant with its tokens, for a call; null when there is none. Asked before every call, so a store reads both at once if it can.</summary>
    async Task<(Grant Grant, GrantSecrets? Secrets)?> OpenAsync(GrantId id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } grant ? (grant, await UnsealAsync(id, cancellationToken)) : null;

    /// <summary>
    /// Keeps the grant of a completed sign-in. A grant of the same user in the same org is overwritten and keeps its number, because
    /// Salesforce allows five refresh tokens for a user and an app: <see href="https://help.salesforce.com/s/articleView?id=000205876"/>.
    /// </summary>
    /// <returns>The grant as kept, and the refresh token that it replaced, for revocation.</returns>
    Task<(Grant Kept, Secret? ReplacedRefreshToken)> KeepAsync(Grant grant, GrantSecrets secrets, CancellationToken cancellationToken);

    /// <summary>Replaces the tokens after a renewal, in one transaction.</summary>
    /// <returns>False when the grant was erased in the meantime.</returns>
    Task<bool> RenewAsync(GrantId id, GrantSecrets secrets, DateTimeOffset renewedAt, CancellationToken cancellationToken);

    /// <summary>Remembers that Salesforce ended the grant.</summary>
    /// <param name="id">The grant.</param>
    /// <param name="reason">A short code for the log and the administrator, such as <c>expired_or_revoked</c>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task EndAsync(GrantId id, string reason, CancellationToken cancellationToken);

    /// <summary>Remembers what the org said that it is.</summary>
    Task SetEnvironmentAsync(GrantId id, OrgEnvironment environment, CancellationToken cancellationToken);

    /// <summary>Forgets the grant, its tokens, and what is kept for it.</summary>
    Task EraseAsync(GrantId id, CancellationToken cancellationToken);
}
