using System.Collections.Concurrent;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Salesforce.Grants;

/// <summary>Hands out the access token of a grant, and has the one renewed that Salesforce rejected.</summary>
/// <remarks>
/// Salesforce gives no expiry, so tokens are renewed when a call comes back 401, never by the clock. Here is what concerns this process:
/// one renewal at a time for a grant, shared by all who wait for it, and not ended by the page that happened to ask first.
/// <see cref="GrantRenewal"/> does the rest.
/// </remarks>
internal sealed partial class GrantTokens : IAsyncDisposable
{
    private const int LateAttempts = 20;
    private static readonly TimeSpan LatePause = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<GrantId, Gate> _gates = new();
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly RenewalResults _results;
    private readonly UsableGrants _grants;
    private readonly GrantRenewal _renewal;
    private volatile bool _isStopped;

    public GrantTokens(
        IGrantStore store,
        OAuthEndpoints endpoints,
        TokenRevoker revoker,
        SalesforceOrgs orgs,
        GrantChanges changes,
        TimeProvider time,
        ILogger<GrantTokens> logger)
    {
        _time = time;
        _logger = logger;
        _results = new RenewalResults(store, revoker, time, logger);
        _grants = new UsableGrants(store, orgs, changes, _results, logger);
        _renewal = new GrantRenewal(store, endpoints, orgs, _grants, _results, time, logger);
    }

    /// <summary>The current access token, renewed first when it is the one that was just rejected.</summary>
    /// <param name="id">The grant.</param>
    /// <param name="rejected">The access whose token Salesforce answered 401 to; null before the first call.</param>
    /// <param name="cancellationToken">Stops waiting. A renewal that has begun goes on and is stored.</param>
    /// <exception cref="SignInRequiredException">The grant is gone, over or unreadable.</exception>
    /// <exception cref="SalesforceUnreachableException">The token endpoint did not answer; the grant stays.</exception>
    public async Task<GrantAccess> GetAsync(GrantId id, GrantAccess? rejected, CancellationToken cancellationToken)
    {
        var gate = _gates.GetOrAdd(id, _ => new Gate());
        var renewals = gate.Renewals;

        var hasTried = _results.IsHolding(id);
        if (hasTried)
        {
            await StoreLateAsync(id, gate, cancellationToken);
        }

        var open = await _grants.OpenAsync(id, cancellationToken);
        if (!hasTried && open.Newest != open.Stored)
        {
            // A renewal has come back since then, and is about to store what it brought. Nobody uses that before it has tried.
            await StoreLateAsync(id, gate, cancellationToken);
            open = await _grants.OpenAsync(id, cancellationToken);
        }

        return open.Newest.AccessToken != rejected?.AccessToken
            ? new GrantAccess(open.Grant, open.Newest.AccessToken, renewals)
            : await Task.Run(() => RenewAsync(id, gate, rejected), CancellationToken.None).WaitAsync(cancellationToken);
    }

    /// <summary>Waits for the renewals that are under way, so that a process that is stopped does not lose what they bring.</summary>
    public async ValueTask DisposeAsync()
    {
        _isStopped = true;
        foreach (var (id, gate) in _gates)
        {
            await StoreLateAsync(id, gate);
        }
    }

    private async Task<GrantAccess> RenewAsync(GrantId id, Gate gate, GrantAccess rejected)
    {
        await gate.Lock.WaitAsync(CancellationToken.None);
        try
        {
            // A call that was under way while the same renewal failed shares the failure instead of asking again, one after the other.
            if (gate.Renewals != rejected.Renewals && gate.Failure is { } failure && failure.Token == rejected.AccessToken)
            {
                throw failure.Exception;
            }

            var access = await _renewal.RenewAsync(id, rejected.AccessToken);
            gate.Failure = null;
            if (_results.IsHolding(id))
            {
                _ = KeepStoringAsync(id, gate);
            }

            return access with { Renewals = gate.Renewals + 1 };
        }
        catch (Exception exception) when (exception is SalesforceUnreachableException or SignInRequiredException)
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

    /// <summary>Off the circuit that asks: one that is closed or busy must not delay what a renewal has to store.</summary>
    private Task StoreLateAsync(GrantId id, Gate gate, CancellationToken cancellationToken) =>
        Task.Run(() => StoreLateAsync(id, gate), CancellationToken.None).WaitAsync(cancellationToken);

    /// <summary>Stores what an earlier renewal brought and could not store, before anything else is done with the grant.</summary>
    private async Task StoreLateAsync(GrantId id, Gate gate)
    {
        await gate.Lock.WaitAsync(CancellationToken.None);
        try
        {
            if (await _results.TryStoreAsync(id) is { } fate)
            {
                LogStoredLate(_logger, id, fate);
                await _renewal.EndTurnAsync(id);
            }
        }
        finally
        {
            gate.Lock.Release();
        }
    }

    /// <summary>Tries on without a request, because another process may take its turn as soon as the database can be written again.</summary>
    private async Task KeepStoringAsync(GrantId id, Gate gate)
    {
        for (var attempt = 1; attempt <= LateAttempts && _results.IsHolding(id); attempt++)
        {
            await Task.Delay(LatePause, _time);
            if (_isStopped)
            {
                return;
            }

            await StoreLateAsync(id, gate);
        }
    }

    private sealed class Gate
    {
        public SemaphoreSlim Lock { get; } = new(1, 1);

        public int Renewals { get; set; }

        public (Secret Token, Exception Exception)? Failure { get; set; }
    }

    [LoggerMessage(LogEvents.RenewalStoredLate, LogLevel.Information, "The renewed tokens of grant {GrantId} have been stored after all: {Fate}")]
    private static partial void LogStoredLate(ILogger logger, GrantId grantId, RenewalFate fate);
}
