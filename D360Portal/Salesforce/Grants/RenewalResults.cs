using System.Collections.Concurrent;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Salesforce.Grants;

/// <summary>Stores what renewals brought, and holds in memory what could not be stored yet.</summary>
/// <remarks>
/// Where refresh tokens rotate, the renewed one is the only one left that works. A database that is locked or full must not cost the grant,
/// so the tokens are held here first and let go when they are stored, or when the grant has newer ones or is gone.
/// </remarks>
internal sealed partial class RenewalResults(IGrantStore store, TokenRevoker revoker, TimeProvider time, ILogger logger)
{
    private const int Attempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<GrantId, Held> _held = new();

    /// <summary>Whether tokens of that grant are still to be stored.</summary>
    public bool IsHolding(GrantId id) => _held.ContainsKey(id);

    /// <summary>The tokens to use: those that are held, as long as the stored ones are those that were spent for them.</summary>
    public GrantSecrets NewestOf(GrantId id, GrantSecrets stored) =>
        _held.TryGetValue(id, out var held) && held.Spent == stored.RefreshToken ? held.Renewed : stored;

    /// <summary>Stores renewed tokens.</summary>
    /// <returns>Null when they could not be stored, several times, and are held.</returns>
    public async Task<RenewalFate?> StoreAsync(SalesforceOrg org, GrantId id, Secret spent, GrantSecrets renewed)
    {
        // What the database has may be older than what was spent just now, when the renewal before this one could not be stored either.
        var stored = _held.TryGetValue(id, out var earlier) ? earlier.Spent : spent;
        _held[id] = new Held(org, stored, renewed, time.GetUtcNow());
        for (var attempt = 1; ; attempt++)
        {
            if (await TryStoreAsync(id) is { } fate)
            {
                return fate;
            }

            if (attempt == Attempts)
            {
                return null;
            }

            await Task.Delay(Pause * attempt, time);
        }
    }

    /// <summary>Tries once to store what is held.</summary>
    /// <returns>Null when it is still held, or nothing was.</returns>
    public async Task<RenewalFate?> TryStoreAsync(GrantId id)
    {
        if (!_held.TryGetValue(id, out var held))
        {
            return null;
        }

        RenewalFate fate;
        try
        {
            fate = await store.RenewAsync(id, held.Spent, held.Renewed, held.RenewedAt, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // Whatever it is that went wrong, to forget these tokens would be worse.
            LogNotStored(logger, exception, id);
            return null;
        }

        _held.TryRemove(id, out _);
        if (fate is not RenewalFate.Kept)
        {
            LogSurplus(logger, id, fate);
            await revoker.TryRevokeAsync(held.Org, held.Renewed);
        }

        return fate;
    }

    /// <summary>Lets go of tokens that Salesforce has ended.</summary>
    public void Forget(GrantId id) => _held.TryRemove(id, out _);

    private sealed record Held(SalesforceOrg Org, Secret Spent, GrantSecrets Renewed, DateTimeOffset RenewedAt);

    [LoggerMessage(LogEvents.RenewalNotStored, LogLevel.Warning, "The renewed tokens of grant {GrantId} could not be stored; they are held in memory and storing is tried again")]
    private static partial void LogNotStored(ILogger logger, Exception exception, GrantId grantId);

    [LoggerMessage(LogEvents.RenewalSurplus, LogLevel.Information, "The renewed tokens of grant {GrantId} are not needed ({Fate}) and are revoked")]
    private static partial void LogSurplus(ILogger logger, GrantId grantId, RenewalFate fate);
}
