using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections;

/// <summary>Where drafts are kept for a user who reloads the page: sealed, without secrets, for seven days.</summary>
public interface IDrafts
{
    /// <summary>The draft of a form; null when there is none, it is too old, or it cannot be unsealed.</summary>
    /// <param name="grantId">Whose it is.</param>
    /// <param name="form">Which form, such as <c>clone/9cg…</c>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    Task<KeptDraft?> FindAsync(GrantId grantId, string form, CancellationToken cancellationToken);

    /// <summary>Keeps a draft, in place of the form's former one.</summary>
    Task KeepAsync(GrantId grantId, string form, KeptDraft draft, CancellationToken cancellationToken);

    /// <summary>Forgets it.</summary>
    Task EraseAsync(GrantId grantId, string form, CancellationToken cancellationToken);
}
