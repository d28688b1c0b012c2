namespace D360Portal.Salesforce.Grants;

/// <summary>One process's turn to renew a grant: while it lasts, no other process on the same database sends the grant's refresh token.</summary>
/// <remarks>
/// The turn has an end, so that a process that dies does not keep it. It is longer than a token call may take, and is prolonged before
/// every further call, so that it does not run out while one is under way.
/// </remarks>
internal sealed class RenewalLease(IGrantStore store, GrantId id, Guid owner, TimeProvider time)
{
    /// <summary>How long a turn lasts without being prolonged.</summary>
    public static readonly TimeSpan Length = OAuthEndpoints.Timeout + TimeSpan.FromSeconds(5);

    private DateTimeOffset? _until;

    /// <summary>Whether enough of the turn is left for a token call that takes as long as it may.</summary>
    public bool CoversACall => _until - time.GetUtcNow() >= OAuthEndpoints.Timeout;

    /// <summary>Takes the turn, or prolongs it.</summary>
    /// <returns>False when another process has it, or the grant is gone.</returns>
    public async Task<bool> TryTakeAsync()
    {
        var now = time.GetUtcNow();
        var until = now + Length;
        _until = await store.ClaimRenewalAsync(id, owner, now, until, CancellationToken.None) ? until : null;
        return _until is not null;
    }
}
