using System.Collections.Concurrent;
using System.Security.Cryptography;
using D360Portal.Salesforce.Explaining;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Salesforce.Grants;

/// <summary>Renews the tokens of one grant, in turn with other processes on the same database. One at a time for a grant in this process.</summary>
/// <remarks>
/// Where refresh tokens rotate, Salesforce takes one that comes twice for a stolen one and ends the whole grant:
/// <see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_refresh_token_flow.htm"/>. So the row is read inside
/// the turn, and a request that may have arrived is never repeated.
/// </remarks>
internal sealed partial class GrantRenewal(
    IGrantStore store,
    OAuthEndpoints endpoints,
    SalesforceOrgs orgs,
    UsableGrants grants,
    RenewalResults results,
    TimeProvider time,
    ILogger logger)
{
    private const int Calls = 3;
    private static readonly TimeSpan CallPause = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan TurnPause = TimeSpan.FromMilliseconds(150);

    // The other process may be at its third call, each as slow as it may be, and must have the time to die as well.
    private static readonly TimeSpan TurnPatience = (Calls * OAuthEndpoints.Timeout) + RenewalLease.Length;

    // One number for each process: every renewal of this one takes its turns under it.
    private readonly Guid _owner = Guid.NewGuid();

    // Refresh tokens that were sent and not answered. If the next answer is a refusal, the lost reply is why.
    private readonly ConcurrentDictionary<GrantId, Secret> _unanswered = new();

    /// <summary>Renews, unless somebody else has done so already.</summary>
    /// <param name="id">The grant.</param>
    /// <param name="rejected">The access token that Salesforce answered 401 to.</param>
    /// <exception cref="SignInRequiredException">The grant is gone or over, or Salesforce refused it for a reason that nobody knows.</exception>
    /// <exception cref="SalesforceUnreachableException">No new token for now; the grant stays.</exception>
    public async Task<GrantAccess> RenewAsync(GrantId id, Secret rejected)
    {
        try
        {
            return await RenewInTurnAsync(id, rejected, new RenewalLease(store, id, _owner, time));
        }
        finally
        {
            await EndTurnAsync(id);
        }
    }

    /// <summary>Gives back the turn that this process has, if it has one and the grant's tokens are stored.</summary>
    public async Task EndTurnAsync(GrantId id)
    {
        // Tokens that are not stored yet: to another process the spent refresh token would look good. The turn is kept as long as it lasts.
        if (results.IsHolding(id))
        {
            return;
        }

        try
        {
            await store.ReleaseRenewalAsync(id, _owner, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // The renewal has its result already, good or bad, and the turn runs out by itself.
            LogTurnKept(logger, exception, id);
        }
    }

    private async Task<GrantAccess> RenewInTurnAsync(GrantId id, Secret rejected, RenewalLease lease)
    {
        var patienceEnds = time.GetUtcNow() + TurnPatience;
        var calls = 0;
        while (true)
        {
            var open = await grants.OpenAsync(id, CancellationToken.None);
            if (open.Newest.AccessToken != rejected)
            {
                return new GrantAccess(open.Grant, open.Newest.AccessToken, Renewals: 0);
            }

            if (open.Newest.RefreshToken is not { } refreshToken)
            {
                if (await grants.TryEndAsync(id, open.Stored, "no_refresh_token"))
                {
                    throw new SignInRequiredException(id, "no_refresh_token");
                }

                continue;
            }

            if (!lease.CoversACall)
            {
                // What was read before the turn began may be old by now, so it is read again in any case.
                if (!await lease.TryTakeAsync())
                {
                    await WaitForTurnAsync(open.Grant, patienceEnds);
                }

                continue;
            }

            calls++;
            if (await CallAsync(open, refreshToken, mayRepeat: calls < Calls) is { } access)
            {
                return access;
            }
        }
    }

    /// <returns>Null when the row is to be read again.</returns>
    private async Task<GrantAccess?> CallAsync(OpenGrant open, Secret refreshToken, bool mayRepeat)
    {
        var id = open.Grant.Id;
        var org = orgs.Get(open.Grant.OrgKey);
        TokenResponse answer;
        try
        {
            answer = await endpoints.RefreshAsync(org, refreshToken, CancellationToken.None);
        }
        catch (SalesforceUnreachableException exception) when (!exception.MayHaveArrived && mayRepeat)
        {
            await PauseAsync(CallPause);
            return null;
        }
        catch (SalesforceUnreachableException exception) when (exception.MayHaveArrived)
        {
            _unanswered[id] = refreshToken;
            LogNotAnswered(logger, id);
            throw;
        }

        if (answer.AccessToken is { Length: > 0 } accessToken)
        {
            _unanswered.TryRemove(id, out _);
            return await KeepAsync(org, open.Grant, answer, new Secret(accessToken), refreshToken);
        }

        return await JudgeAsync(open, refreshToken, answer, mayRepeat);
    }

    private async Task<GrantAccess?> KeepAsync(SalesforceOrg org, Grant grant, TokenResponse answer, Secret accessToken, Secret refreshToken)
    {
        // Where refresh tokens do not rotate, the answer has none and the old one stays good.
        var rotated = answer.RefreshToken is { Length: > 0 } text ? new Secret(text) : (Secret?)null;
        var fate = await results.StoreAsync(org, grant.Id, refreshToken, new GrantSecrets(accessToken, rotated ?? refreshToken));
        switch (fate)
        {
            case RenewalFate.Overtaken:
                return null;
            case RenewalFate.Erased:
                throw new SignInRequiredException(grant.Id, "erased");
            default:
                LogRenewed(logger, grant.Id, rotated is not null);
                return new GrantAccess(grant with { RenewedAt = time.GetUtcNow() }, accessToken, Renewals: 0);
        }
    }

    private async Task<GrantAccess?> JudgeAsync(OpenGrant open, Secret refreshToken, TokenResponse answer, bool mayRepeat)
    {
        var id = open.Grant.Id;
        var refusal = TokenRefusals.OfRefresh(answer.Error, answer.ErrorDescription);
        LogRefused(logger, id, refusal, TokenRefusals.KnownError(answer.Error));
        switch (refusal)
        {
            case TokenRefusal.GrantOver:
                var reason = _unanswered.TryGetValue(id, out var unanswered) && unanswered == refreshToken ? "reply_lost" : "expired_or_revoked";
                if (!await grants.TryEndAsync(id, open.Stored, reason))
                {
                    // A sign-in came between: its tokens are other ones, and good.
                    return null;
                }

                _unanswered.TryRemove(id, out _);
                results.Forget(id);
                throw new SignInRequiredException(id, reason);
            case TokenRefusal.Busy when mayRepeat:
                await PauseAsync(CallPause);
                return null;
            case TokenRefusal.Unclear:
                throw new SignInRequiredException(id, "refused_unclearly");
            case TokenRefusal.AppRefused:
                throw new SalesforceUnreachableException(open.Grant.InstanceUrl.Host, "refused the portal's app, or its key or secret") { Explanation = Explain(answer) };
            default:
                throw new SalesforceUnreachableException(open.Grant.InstanceUrl.Host, "did not renew the access token") { Explanation = Explain(answer) };
        }
    }

    /// <summary>In our words alone: Salesforce's may hold what does not belong on a page.</summary>
    private static Explanation? Explain(TokenResponse answer) =>
        Explanations.Find(new FailureFacts(FailureKind.Token, answer.Error, answer.ErrorDescription));

    private async Task WaitForTurnAsync(Grant grant, DateTimeOffset patienceEnds)
    {
        if (time.GetUtcNow() >= patienceEnds)
        {
            throw new SalesforceUnreachableException(grant.InstanceUrl.Host, "is being asked for a new access token by another process, which does not come to an end");
        }

        await PauseAsync(TurnPause);
    }

    /// <summary>Pauses with jitter, so that two processes that met once do not meet at every further try.</summary>
    private Task PauseAsync(TimeSpan pause) => Task.Delay(pause * (1 + (RandomNumberGenerator.GetInt32(100) / 100.0)), time);

    [LoggerMessage(LogEvents.GrantRenewed, LogLevel.Information, "Renewed the access token of grant {GrantId}; refresh token rotated: {Rotated}")]
    private static partial void LogRenewed(ILogger logger, GrantId grantId, bool rotated);

    [LoggerMessage(LogEvents.RenewalRefused, LogLevel.Information, "Salesforce refused to renew grant {GrantId}: {Refusal} ({Error})")]
    private static partial void LogRefused(ILogger logger, GrantId grantId, TokenRefusal refusal, string error);

    [LoggerMessage(LogEvents.RenewalNotAnswered, LogLevel.Information, "The renewal of grant {GrantId} was sent and had no usable answer; it is not repeated before the next call needs it")]
    private static partial void LogNotAnswered(ILogger logger, GrantId grantId);

    [LoggerMessage(LogEvents.RenewalTurnKept, LogLevel.Warning, "The turn to renew grant {GrantId} could not be given back; it runs out by itself")]
    private static partial void LogTurnKept(ILogger logger, Exception exception, GrantId grantId);
}
