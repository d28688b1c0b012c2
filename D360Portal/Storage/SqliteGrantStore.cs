using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using Microsoft.EntityFrameworkCore;

namespace D360Portal.Storage;

/// <summary>Grants in SQLite. Every method opens a context of its own: a circuit outlives any sensible one.</summary>
internal sealed partial class SqliteGrantStore(
    IDbContextFactory<PortalDbContext> contexts, TokenVault vault, ILogger<SqliteGrantStore> logger) : IGrantStore
{
    private const int KeepAttempts = 3;

    /// <inheritdoc />
    public async Task<Grant?> FindAsync(GrantId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await RowAsync(context, id, cancellationToken) is { } row ? TryRead(row) : null;
    }

    /// <inheritdoc />
    public async Task<GrantSecrets?> UnsealAsync(GrantId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await RowAsync(context, id, cancellationToken) is { } row ? Unseal(row) : null;
    }

    /// <inheritdoc />
    public async Task<(Grant Grant, GrantSecrets? Secrets)?> OpenAsync(GrantId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await RowAsync(context, id, cancellationToken) is { } row && TryRead(row) is { } grant ? (grant, Unseal(row)) : null;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Grant>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Database.SqlQueryRaw<GrantText>(GrantText.Query).ToListAsync(cancellationToken);
        var grants = new List<Grant>(rows.Count);
        foreach (var row in rows)
        {
            if (row.TryRead() is { } grant)
            {
                grants.Add(grant);
            }
            else
            {
                LogRowUnreadable(logger, row.Id);
            }
        }

        return grants;
    }

    /// <inheritdoc />
    public async Task<(Grant Kept, Secret? ReplacedRefreshToken)> KeepAsync(
        Grant grant, GrantSecrets secrets, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await KeepOnceAsync(grant, secrets, cancellationToken);
            }
            catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || attempt < KeepAttempts)
            {
                // The same user signed in twice at the same moment, or the tokens were being renewed: the sign-in overwrites what that left.
            }
        }
    }

    private async Task<(Grant Kept, Secret? ReplacedRefreshToken)> KeepOnceAsync(
        Grant grant, GrantSecrets secrets, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var orgKey = grant.OrgKey.ToString();
        var rows = context.Grants.Where(
            row => row.OrgKey == orgKey && row.OrganizationId == grant.OrganizationId && row.UserId == grant.UserId);
        GrantRow? row;
        try
        {
            row = await rows.SingleOrDefaultAsync(cancellationToken);
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            await rows.ExecuteDeleteAsync(cancellationToken);
            row = null;
        }

        var replaced = row is null ? null : Unseal(row)?.RefreshToken;
        if (row is null)
        {
            row = NewRow(grant);
            context.Grants.Add(row);
        }

        row.DisplayName = grant.DisplayName ?? row.DisplayName;
        row.Username = grant.Username ?? row.Username;
        row.InstanceUrl = grant.InstanceUrl.AbsoluteUri;
        row.GrantedScopes = grant.GrantedScopes is { } scopes ? string.Join(' ', scopes) : null;
        row.Status = GrantStatus.Active;
        row.EndReason = null;
        row.SignedInAt = grant.SignedInAt;
        row.RenewedAt = null;
        row.Version++;
        Seal(row, secrets);
        await context.SaveChangesAsync(cancellationToken);
        return (TryRead(row)!, replaced);
    }

    /// <inheritdoc />
    public async Task<bool> ClaimRenewalAsync(
        GrantId id, Guid owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken)
    {
        // A turn that ends later than anybody could have asked for is the work of a clock that was set back.
        var absurd = until + (until - now);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Grants
            .Where(row => row.Id == id.Value
                && (row.RenewalOwner == null || row.RenewalOwner == owner || row.RenewalUntil == null || row.RenewalUntil < now || row.RenewalUntil > absurd))
            .ExecuteUpdateAsync(
                row => row.SetProperty(grant => grant.RenewalOwner, owner).SetProperty(grant => grant.RenewalUntil, until),
                cancellationToken) == 1;
    }

    /// <inheritdoc />
    public async Task ReleaseRenewalAsync(GrantId id, Guid owner, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Grants
            .Where(row => row.Id == id.Value && row.RenewalOwner == owner)
            .ExecuteUpdateAsync(
                row => row.SetProperty(grant => grant.RenewalOwner, (Guid?)null).SetProperty(grant => grant.RenewalUntil, (DateTimeOffset?)null),
                cancellationToken);
    }

    /// <inheritdoc />
    public async Task<RenewalFate> RenewAsync(
        GrantId id, Secret spent, GrantSecrets renewed, DateTimeOffset renewedAt, CancellationToken cancellationToken)
    {
        var fate = RenewalFate.Erased;
        var isThere = await ChangeAsync(
            id,
            row =>
            {
                var stored = Unseal(row);

                // Once more, because the first time went well and only its answer did not come.
                if (stored == renewed)
                {
                    fate = RenewalFate.Kept;
                    return false;
                }

                var isOurs = row.Status is GrantStatus.Active && stored?.RefreshToken == spent;
                fate = isOurs ? RenewalFate.Kept : RenewalFate.Overtaken;
                if (isOurs)
                {
                    row.RenewedAt = renewedAt;
                    Seal(row, renewed);
                }

                return isOurs;
            },
            cancellationToken);
        return isThere ? fate : RenewalFate.Erased;
    }

    /// <inheritdoc />
    public async Task<bool> EndAsync(GrantId id, GrantSecrets? failed, string reason, CancellationToken cancellationToken)
    {
        var isEnded = false;
        var isThere = await ChangeAsync(
            id,
            row =>
            {
                isEnded = Unseal(row) == failed;
                if (!isEnded || row.Status is not GrantStatus.Active)
                {
                    return false;
                }

                row.Status = GrantStatus.NeedsSignIn;
                row.EndReason = reason;
                return true;
            },
            cancellationToken);
        return isThere && isEnded;
    }

    /// <inheritdoc />
    public Task SetEnvironmentAsync(GrantId id, OrgEnvironment environment, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            row =>
            {
                row.Environment = environment;
                return true;
            },
            cancellationToken);

    /// <inheritdoc />
    public async Task<GrantSecrets?> EraseAsync(GrantId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Drafts.Where(row => row.GrantId == id.Value).ExecuteDeleteAsync(cancellationToken);
        while (true)
        {
            var row = await context.Grants.FindTokensAsync(id.Value, cancellationToken);
            if (row is null)
            {
                return null;
            }

            var version = row.Version;
            if (await context.Grants.Where(row => row.Id == id.Value && row.Version == version).ExecuteDeleteAsync(cancellationToken) == 1)
            {
                return Unseal(row);
            }
        }
    }

    /// <param name="id">The grant.</param>
    /// <param name="change">Changes the row, or says false to leave it as it is; called again when another writer came first.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>False when there is none.</returns>
    private async Task<bool> ChangeAsync(GrantId id, Func<GrantRow, bool> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var row = await context.Grants.SingleOrDefaultAsync(row => row.Id == id.Value, cancellationToken);
            if (row is null || !change(row))
            {
                return row is not null;
            }

            row.Version++;
            try
            {
                await context.SaveChangesAsync(cancellationToken);
                return true;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another writer came first: the change is made again on what it left, which may be nothing.
            }
        }
    }

    private async Task<GrantRow?> RowAsync(PortalDbContext context, GrantId id, CancellationToken cancellationToken)
    {
        try
        {
            return await context.Grants.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id.Value, cancellationToken);
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            LogRowUnreadable(logger, id.ToString());
            return null;
        }
    }

    /// <summary>Whether it is what reading a value throws that cannot be what its column is for.</summary>
    private static bool IsDamage(Exception exception) =>
        exception is FormatException or ArgumentException or (InvalidOperationException and not ObjectDisposedException);

    private void Seal(GrantRow row, GrantSecrets secrets)
    {
        row.AccessToken = vault.Seal(row, TokenVault.AccessField, secrets.AccessToken);
        row.RefreshToken = secrets.RefreshToken is { } refreshToken ? vault.Seal(row, TokenVault.RefreshField, refreshToken) : null;
    }

    private GrantSecrets? Unseal(GrantRow row)
    {
        var access = vault.TryUnseal(row, TokenVault.AccessField, row.AccessToken);
        var refresh = row.RefreshToken is { } value ? vault.TryUnseal(row, TokenVault.RefreshField, value) : null;
        if (access is not { } accessToken || (refresh is null && row.RefreshToken is not null))
        {
            LogUnreadable(logger, new GrantId(row.Id));
            return null;
        }

        return new GrantSecrets(accessToken, refresh);
    }

    private static GrantRow NewRow(Grant grant) => new()
    {
        Id = grant.Id.Value,
        OrgKey = grant.OrgKey.ToString(),
        OrganizationId = grant.OrganizationId,
        UserId = grant.UserId,
        InstanceUrl = grant.InstanceUrl.AbsoluteUri,
        AccessToken = [],
    };

    /// <summary>The grant; null when the row is damaged, which a new sign-in repairs.</summary>
    private Grant? TryRead(GrantRow row)
    {
        if (!OrgKey.TryParse(row.OrgKey, out var orgKey) || !Uri.TryCreate(row.InstanceUrl, UriKind.Absolute, out var instanceUrl))
        {
            LogRowUnreadable(logger, new GrantId(row.Id).ToString());
            return null;
        }

        return new Grant
        {
            Id = new GrantId(row.Id),
            OrgKey = orgKey,
            OrganizationId = row.OrganizationId,
            UserId = row.UserId,
            DisplayName = row.DisplayName,
            Username = row.Username,
            InstanceUrl = instanceUrl,
            GrantedScopes = row.GrantedScopes is { } scopes ? Scopes.Split(scopes) : null,
            Environment = row.Environment,
            HasRefreshToken = row.RefreshToken is not null,
            Status = row.Status,
            EndReason = row.EndReason,
            SignedInAt = row.SignedInAt,
            RenewedAt = row.RenewedAt,
        };
    }

    [LoggerMessage(LogEvents.TokensUnreadable, LogLevel.Warning, "The tokens of grant {GrantId} cannot be read with this key ring; the user must sign in again")]
    private static partial void LogUnreadable(ILogger logger, GrantId grantId);

    [LoggerMessage(LogEvents.GrantUnreadable, LogLevel.Warning, "The row of grant {GrantId} is damaged; revoking the grant by its number, or signing in again, helps")]
    private static partial void LogRowUnreadable(ILogger logger, string? grantId);
}
