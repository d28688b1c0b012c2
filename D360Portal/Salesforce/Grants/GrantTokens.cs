using System.Collections.Concurrent;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Salesforce.Grants;

/// <summary>Hands out the access token of a grant, and renews the one that Salesforce rejected.</summary>
/// <remarks>
/// Salesforce gives no expiry, so tokens are renewed when a call comes back 401, never by the clock. Where refresh tokens rotate, a
/// refresh token that is used twice ends the grant; hence one renewal at a time for a grant, the row read again before it, no
/// cancellation by the page that happened to ask first, and no repetition of a request that may have arrived.
/// </remarks>
internal sealed partial class GrantTokens(
    IGrantStore store, OAuthEndpoints endpoints, SalesforceOrgs orgs, TimeProvider time, ILogger<GrantTokens> logger)
{
    private const int BusyAttempts = 3;
    private static readonly TimeSpan BusyPause = TimeSpan.FromMilliseconds(400);

    private readonly ConcurrentDictionary<GrantId, Gate> _gates = new();

    /// <summary>The current access token, renewed first when it is the one that was just rejected.</summary>
    /// <param name="id">The grant.</param>
    /// <param name="rejected">The access whose token Salesforce answered 401 to; null before the first call.</param>
    /// <param name="cancellationToken">Stops waiting. A renewal that has begun goes on and is stored.</param>
    /// <exception cref="SignInRequiredException">The grant is gone, over or unreadable.</exception>
    /// <exception cref="SalesforceUnreachableException">The token endpoint did not answer; the grant stays.</exception>
    public async Task<GrantAccess> GetAsync(GrantId id, GrantAccess? rejected, CancellationToken cancellationToken)
    {
        var renewals = GateOf(id).Renewals;
        var (grant, secrets) = await ReadAsync(id, cancellationToken);
        return secrets.AccessToken != rejected?.AccessToken
            ? new GrantAccess(grant, secrets.AccessToken, renewals)
            : await RenewAsync(id, rejected).WaitAsync(cancellationToken);
    }

    private async Task<GrantAccess> RenewAsync(GrantId id, GrantAccess rejected)
    {
        var gate = GateOf(id);
        await gate.Lock.WaitAsync(CancellationToken.None);
        try
        {
            // A call that was under way while the same renewal failed shares the failure instead of asking again, one after the other.
            if (gate.Renewals != rejected.Renewals && gate.Failure is { } failure && failure.Token == rejected.AccessToken)
            {
                throw failure.Exception;
            }

            var access = await RenewOnceAsync(id, rejected.AccessToken);
            gate.Failure = null;
            return access with { Renewals = gate.Renewals + 1 };
        }
        catch (SalesforceUnreachableException exception)
        {
            gate.Failure = (rejected.AccessToken, exception);
            throw;
        }
        finally
        {
            gate.Renewals++;
            gate.Lock.Release();
        }
    }

    private Gate GateOf(GrantId id) => _gates.GetOrAdd(id, _ => new Gate());

    private async Task<GrantAccess> RenewOnceAsync(GrantId id, Secret rejected)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (grant, secrets) = await ReadAsync(id, CancellationToken.None);
            if (secrets.AccessToken != rejected)
            {
                return new GrantAccess(grant, secrets.AccessToken, Renewals: 0);
            }

            if (secrets.RefreshToken is not { } refreshToken)
            {
                throw await EndAsync(id, "no_refresh_token");
            }

            var answer = await endpoints.RefreshAsync(orgs.Get(grant.OrgKey), refreshToken, CancellationToken.None);
            if (answer.AccessToken is { Length: > 0 } accessToken)
            {
                return await KeepAsync(grant, answer, accessToken, refreshToken);
            }

            var refusal = TokenRefusals.OfRefresh(answer.Error, answer.ErrorDescription);
            LogRefused(logger, id, refusal, TokenRefusals.KnownError(answer.Error));
            switch (refusal)
            {
                case TokenRefusal.GrantOver when await WasRenewedMeanwhileAsync(id, rejected):
                    continue;
                case TokenRefusal.GrantOver:
                    throw await EndAsync(id, "expired_or_revoked");
                case TokenRefusal.Busy when attempt < BusyAttempts:
                    await Task.Delay(BusyPause * attempt, time);
                    continue;
                default:
                    throw new SalesforceUnreachableException(grant.InstanceUrl.Host, "did not renew the access token");
            }
        }
    }

    private async Task<GrantAccess> KeepAsync(Grant grant, TokenResponse answer, string accessToken, Secret refreshToken)
    {
        // Where refresh tokens do not rotate, the answer has none and the old one stays good.
        var kept = answer.RefreshToken is { Length: > 0 } rotated ? new Secret(rotated) : refreshToken;
        var renewedAt = time.GetUtcNow();
        if (!await store.RenewAsync(grant.Id, new GrantSecrets(new Secret(accessToken), kept), renewedAt, CancellationToken.None))
        {
            throw new SignInRequiredException(grant.Id, "erased");
        }

        LogRenewed(logger, grant.Id, answer.RefreshToken is not null);
        return new GrantAccess(grant with { RenewedAt = renewedAt }, new Secret(accessToken), Renewals: 0);
    }

    private async Task<bool> WasRenewedMeanwhileAsync(GrantId id, Secret rejected) =>
        await store.UnsealAsync(id, CancellationToken.None) is { } secrets && secrets.AccessToken != rejected;

    private async Task<SignInRequiredException> EndAsync(GrantId id, string reason)
    {
        await store.EndAsync(id, reason, CancellationToken.None);
        LogEnded(logger, id, reason);
        return new SignInRequiredException(id, reason);
    }

    private async Task<(Grant Grant, GrantSecrets Secrets)> ReadAsync(GrantId id, CancellationToken cancellationToken)
    {
        var (grant, secrets) = await store.OpenAsync(id, cancellationToken) ?? throw new SignInRequiredException(id, "erased");
        if (grant.Status is not GrantStatus.Active)
        {
            throw new SignInRequiredException(id, "ended");
        }

        if (orgs.Find(grant.OrgKey) is null)
        {
            throw new SignInRequiredException(id, "org_not_configured");
        }

        return secrets is not null ? (grant, secrets) : throw await EndAsync(id, "unreadable");
    }

    private sealed class Gate
    {
        public SemaphoreSlim Lock { get; } = new(1, 1);

        public int Renewals { get; set; }

        public (Secret Token, SalesforceUnreachableException Exception)? Failure { get; set; }
    }

    [LoggerMessage(LogEvents.GrantRenewed, LogLevel.Information, "Renewed the access token of grant {GrantId}; refresh token rotated: {Rotated}")]
    private static partial void LogRenewed(ILogger logger, GrantId grantId, bool rotated);

    [LoggerMessage(LogEvents.GrantEnded, LogLevel.Information, "Grant {GrantId} is over: {Reason}")]
    private static partial void LogEnded(ILogger logger, GrantId grantId, string reason);

    [LoggerMessage(LogEvents.RenewalRefused, LogLevel.Information, "Salesforce refused to renew grant {GrantId}: {Refusal} ({Error})")]
    private static partial void LogRefused(ILogger logger, GrantId grantId, TokenRefusal refusal, string error);
}
