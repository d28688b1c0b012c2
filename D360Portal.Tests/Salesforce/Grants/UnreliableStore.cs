using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Tests.Salesforce.Grants;

/// <summary>One process's way to the shared database, which may be locked, and which ends with the process.</summary>
internal sealed class UnreliableStore(IGrantStore store) : IGrantStore
{
    private int _inProgress;
    private int _failures;

    /// <summary>Whether the database is being asked at this moment.</summary>
    public bool IsBusy => Volatile.Read(ref _inProgress) > 0;

    /// <summary>Whether the process has died: it does nothing any more.</summary>
    public bool IsDead { get; set; }

    /// <summary>Awaited before renewed tokens are stored.</summary>
    public Func<Secret, Task>? BeforeRenewed { get; set; }

    /// <summary>Awaited once, after a grant was read and before its reader knows.</summary>
    public Task? AfterOpened { get; set; }

    /// <summary>The next few attempts to store renewed tokens fail.</summary>
    public void FailRenewed(int times) => Volatile.Write(ref _failures, times);

    public Task<Grant?> FindAsync(GrantId id, CancellationToken cancellationToken) => DoAsync(() => store.FindAsync(id, cancellationToken));

    public Task<GrantSecrets?> UnsealAsync(GrantId id, CancellationToken cancellationToken) => DoAsync(() => store.UnsealAsync(id, cancellationToken));

    public Task<(Grant Grant, GrantSecrets? Secrets)?> OpenAsync(GrantId id, CancellationToken cancellationToken) =>
        DoAsync(async () =>
        {
            var opened = await store.OpenAsync(id, cancellationToken);
            if (AfterOpened is { } wait)
            {
                AfterOpened = null;
                await wait;
            }

            return opened;
        });

    public Task<(Grant Kept, Secret? ReplacedRefreshToken)> KeepAsync(Grant grant, GrantSecrets secrets, CancellationToken cancellationToken) =>
        DoAsync(() => store.KeepAsync(grant, secrets, cancellationToken));

    public Task<IReadOnlyList<Grant>> ListAsync(CancellationToken cancellationToken) => DoAsync(() => store.ListAsync(cancellationToken));

    public Task<bool> ClaimRenewalAsync(GrantId id, Guid owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) =>
        DoAsync(() => store.ClaimRenewalAsync(id, owner, now, until, cancellationToken));

    public Task ReleaseRenewalAsync(GrantId id, Guid owner, CancellationToken cancellationToken) =>
        DoAsync(async () =>
        {
            await store.ReleaseRenewalAsync(id, owner, cancellationToken);
            return true;
        });

    public async Task<RenewalFate> RenewAsync(
        GrantId id, Secret spent, GrantSecrets renewed, DateTimeOffset renewedAt, CancellationToken cancellationToken)
    {
        if (BeforeRenewed is { } wait)
        {
            await wait(spent);
        }

        return Interlocked.Decrement(ref _failures) >= 0
            ? throw new IOException("database or disk is full")
            : await DoAsync(() => store.RenewAsync(id, spent, renewed, renewedAt, cancellationToken));
    }

    public Task<bool> EndAsync(GrantId id, GrantSecrets? failed, string reason, CancellationToken cancellationToken) =>
        DoAsync(() => store.EndAsync(id, failed, reason, cancellationToken));

    public Task SetEnvironmentAsync(GrantId id, OrgEnvironment environment, CancellationToken cancellationToken) =>
        store.SetEnvironmentAsync(id, environment, cancellationToken);

    public Task<GrantSecrets?> EraseAsync(GrantId id, CancellationToken cancellationToken) => DoAsync(() => store.EraseAsync(id, cancellationToken));

    private async Task<T> DoAsync<T>(Func<Task<T>> work)
    {
        ObjectDisposedException.ThrowIf(IsDead, this);
        Interlocked.Increment(ref _inProgress);
        try
        {
            await Task.Yield();
            return await work();
        }
        finally
        {
            Interlocked.Decrement(ref _inProgress);
        }
    }
}
