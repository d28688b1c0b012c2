using D360Portal.Salesforce.Orgs;

namespace D360Portal.Salesforce.Grants;

/// <summary>Where grants are kept: one for each user of each org, the tokens sealed.</summary>
public interface IGrantStore
{
    /// <summary>The grant without its tokens, or null when there is none (any more).</summary>
    Task<Grant?> FindAsync(GrantId id, CancellationToken cancellationToken);

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

    /// <summary>Every grant, without its tokens, for an administrator. A row that cannot be read is left out and logged; it never breaks the list.</summary>
    Task<IReadOnlyList<Grant>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Takes the turn to renew a grant's tokens, or prolongs the turn that the owner has.</summary>
    /// <param name="id">The grant.</param>
    /// <param name="owner">Who asks: one number for each process.</param>
    /// <param name="now">The time of asking.</param>
    /// <param name="until">When the turn is lost, so that a process that died does not keep it.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>False when another process has the turn, or the grant is gone.</returns>
    Task<bool> ClaimRenewalAsync(GrantId id, Guid owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Gives the turn back, if the owner still has it.</summary>
    Task ReleaseRenewalAsync(GrantId id, Guid owner, CancellationToken cancellationToken);

    /// <summary>Replaces the tokens after a renewal, in one transaction, but only those that the renewal spent. Storing the same again changes nothing.</summary>
    /// <param name="id">The grant.</param>
    /// <param name="spent">The refresh token that was sent. Where the grant has another one by now, that one is newer and stays.</param>
    /// <param name="renewed">What came back for it.</param>
    /// <param name="renewedAt">When it came.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<RenewalFate> RenewAsync(
        GrantId id, Secret spent, GrantSecrets renewed, DateTimeOffset renewedAt, CancellationToken cancellationToken);

    /// <summary>Remembers that Salesforce ended the grant, unless it has other tokens by now.</summary>
    /// <param name="id">The grant.</param>
    /// <param name="failed">The tokens that were refused; null when the grant's tokens could not be unsealed.</param>
    /// <param name="reason">A short code for the log and the administrator, such as <c>expired_or_revoked</c>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>False when the grant has other tokens, or is gone.</returns>
    Task<bool> EndAsync(GrantId id, GrantSecrets? failed, string reason, CancellationToken cancellationToken);

    /// <summary>Remembers what the org said that it is.</summary>
    Task SetEnvironmentAsync(GrantId id, OrgEnvironment environment, CancellationToken cancellationToken);

    /// <summary>Forgets the grant, its tokens, and what is kept for it.</summary>
    /// <returns>The tokens that were erased, for revocation; null when there was no grant, or they could not be unsealed.</returns>
    Task<GrantSecrets?> EraseAsync(GrantId id, CancellationToken cancellationToken);
}
