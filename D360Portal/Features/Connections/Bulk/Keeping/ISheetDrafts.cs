using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Where sheets are kept for a user who reloads the page: sealed, without secrets, for seven days.</summary>
public interface ISheetDrafts
{
    /// <summary>The sheet of a page; null when there is none, it is too old, or it cannot be unsealed.</summary>
    /// <param name="grantId">Whose it is.</param>
    /// <param name="form">Which page, such as <c>bulk/AwsRdsMySql</c>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<KeptSheet?> FindAsync(GrantId grantId, string form, CancellationToken cancellationToken);

    /// <summary>Keeps a sheet, in place of the page's former one.</summary>
    Task KeepAsync(GrantId grantId, string form, KeptSheet sheet, CancellationToken cancellationToken);

    /// <summary>Forgets it.</summary>
    Task EraseAsync(GrantId grantId, string form, CancellationToken cancellationToken);
}
