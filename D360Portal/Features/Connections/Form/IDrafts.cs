using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Where drafts are kept for a user who reloads the page: sealed, without secrets, for seven days.</summary>
/// <typeparam name="T">What of the page is kept.</typeparam>
public interface IDrafts<T>
    where T : class
{
    /// <summary>The draft of a form; null when there is none, it is too old, or it cannot be unsealed or read.</summary>
    /// <param name="grantId">Whose it is.</param>
    /// <param name="form">Which form, such as <c>clone/9cg…</c> or <c>bulk/AwsRdsMySql</c>. No two kinds of forms have the same names.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<T?> FindAsync(GrantId grantId, string form, CancellationToken cancellationToken);

    /// <summary>Keeps a draft, in place of the form's former one.</summary>
    Task KeepAsync(GrantId grantId, string form, T draft, CancellationToken cancellationToken);

    /// <summary>Forgets it.</summary>
    Task EraseAsync(GrantId grantId, string form, CancellationToken cancellationToken);
}
