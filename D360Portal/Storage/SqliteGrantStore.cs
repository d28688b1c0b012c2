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
        try
        {
            return await RowAsync(context, id, cancellationToken) is { } row ? ToGrant(row) : null;
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException or ArgumentException)
        {
            // A damaged row is no grant: its user signs in again, which writes it anew.
            LogUnreadable(logger, id);
            return null;
        }
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
        return await RowAsync(context, id, cancellationToken) is { } row ? (ToGrant(row), Unseal(row)) : null;
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
            catch (DbUpdateException) when (attempt < KeepAttempts)
            {
                // The same user signed in twice at the same moment: the second one overwrites what the first one kept.
            }
        }
    }

    private async Task<(Grant Kept, Secret? ReplacedRefreshToken)> KeepOnceAsync(
        Grant grant, GrantSecrets secrets, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var orgKey = grant.OrgKey.ToString();
        var row = await context.Grants.SingleOrDefaultAsync(
            row => row.OrgKey == orgKey && row.OrganizationId == grant.OrganizationId && row.UserId == grant.UserId,
            cancellationToken);
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
        return (ToGrant(row), replaced);
    }

    /// <inheritdoc />
    public Task<bool> RenewAsync(GrantId id, GrantSecrets secrets, DateTimeOffset renewedAt, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            row =>
            {
                row.RenewedAt = renewedAt;
                Seal(row, secrets);
            },
            cancellationToken);

    /// <inheritdoc />
    public Task EndAsync(GrantId id, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            row =>
            {
                row.Status = GrantStatus.NeedsSignIn;
                row.EndReason = reason;
            },
            cancellationToken);

    /// <inheritdoc />
    public Task SetEnvironmentAsync(GrantId id, OrgEnvironment environment, CancellationToken cancellationToken) =>
        ChangeAsync(id, row => row.Environment = environment, cancellationToken);

    /// <inheritdoc />
    public async Task EraseAsync(GrantId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Drafts.Where(row => row.GrantId == id.Value).ExecuteDeleteAsync(cancellationToken);
        await context.Grants.Where(row => row.Id == id.Value).ExecuteDeleteAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Grant>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = await context.Grants.Select(row => row.Id).ToListAsync(cancellationToken);
        var grants = new List<Grant>();
        foreach (var id in ids)
        {
            if (await FindAsync(new GrantId(id), cancellationToken) is { } grant)
            {
                grants.Add(grant);
            }
        }

        return grants;
    }

    private async Task<bool> ChangeAsync(GrantId id, Action<GrantRow> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            if (await context.Grants.SingleOrDefaultAsync(row => row.Id == id.Value, cancellationToken) is not { } row)
            {
                return false;
            }

            change(row);
            row.Version++;
            try
            {
                await context.SaveChangesAsync(cancellationToken);
                return true;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another writer came first: the change is made again on what it left.
            }
        }
    }

    private static Task<GrantRow?> RowAsync(PortalDbContext context, GrantId id, CancellationToken cancellationToken) =>
        context.Grants.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id.Value, cancellationToken);

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

    private static Grant ToGrant(GrantRow row) => new()
    {
        Id = new GrantId(row.Id),
        OrgKey = OrgKey.Parse(row.OrgKey),
        OrganizationId = row.OrganizationId,
        UserId = row.UserId,
        DisplayName = row.DisplayName,
        Username = row.Username,
        InstanceUrl = new Uri(row.InstanceUrl),
        GrantedScopes = row.GrantedScopes is { } scopes ? Scopes.Split(scopes) : null,
        Environment = row.Environment,
        HasRefreshToken = row.RefreshToken is not null,
        Status = row.Status,
        EndReason = row.EndReason,
        SignedInAt = row.SignedInAt,
        RenewedAt = row.RenewedAt,
    };

    [LoggerMessage(LogEvents.TokensUnreadable, LogLevel.Warning, "The tokens of grant {GrantId} cannot be read with this key ring; the user must sign in again")]
    private static partial void LogUnreadable(ILogger logger, GrantId grantId);
}
