using D360Portal.Salesforce.Grants;

namespace D360Portal.Salesforce;

/// <summary>A call cannot be made because the grant is gone or over. Handled in one place: the page's error boundary, which leads to sign-in and back.</summary>
public sealed class SignInRequiredException(GrantId grantId, string reason)
    : Exception($"The grant {grantId} cannot be used: {reason}.")
{
    /// <summary>The grant that was to be used.</summary>
    public GrantId GrantId { get; } = grantId;

    /// <summary>A short code such as <c>expired_or_revoked</c>, <c>erased</c>, <c>unreadable</c>.</summary>
    public string Reason { get; } = reason;
}
