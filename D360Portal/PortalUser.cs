using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using D360Portal.Sessions;

namespace D360Portal;

/// <summary>The small identity in the portal's own cookie: who signed in to which org, and the numbers of the grant and of the session. No token.</summary>
/// <param name="GrantId">The grant to call Salesforce with.</param>
/// <param name="OrgKey">The configured org.</param>
/// <param name="OrganizationId">The org's record id.</param>
/// <param name="UserId">The user's record id.</param>
/// <param name="Name">The full name, else the user name, else the user id.</param>
/// <param name="Session">The session, which signing out ends.</param>
public sealed record PortalUser(GrantId GrantId, OrgKey OrgKey, string OrganizationId, string UserId, string Name, SessionId Session)
{
    private const string SubjectClaim = "sub";
    private const string NameClaim = "name";
    private const string OrgClaim = "org";
    private const string OrganizationClaim = "organization";
    private const string GrantClaim = "grant";
    private const string SessionClaim = "session";

    /// <summary>The identity of a sign-in that has just been completed, with a session of its own.</summary>
    public static PortalUser Of(Grant grant) =>
        new(grant.Id, grant.OrgKey, grant.OrganizationId, grant.UserId, grant.DisplayName ?? grant.Username ?? grant.UserId, SessionId.New());

    /// <summary>Reads what <see cref="ToPrincipal"/> wrote.</summary>
    public static bool TryRead(ClaimsPrincipal? principal, [NotNullWhen(true)] out PortalUser? user)
    {
        user = principal?.Identity?.IsAuthenticated is true
            && principal.FindFirstValue(SubjectClaim) is { } userId
            && principal.FindFirstValue(OrganizationClaim) is { } organizationId
            && OrgKey.TryParse(principal.FindFirstValue(OrgClaim), out var orgKey)
            && GrantId.TryParse(principal.FindFirstValue(GrantClaim), out var grantId)
            && SessionId.TryParse(principal.FindFirstValue(SessionClaim), out var session)
                ? new PortalUser(grantId, orgKey, organizationId, userId, principal.FindFirstValue(NameClaim) ?? userId, session)
                : null;
        return user is not null;
    }

    /// <summary>The user behind a page that only signed-in users reach.</summary>
    public static PortalUser Read(ClaimsPrincipal principal) =>
        TryRead(principal, out var user) ? user : throw new InvalidOperationException("The page was reached without a portal identity.");

    /// <summary>Writes the identity as claims, for a cookie.</summary>
    public ClaimsPrincipal ToPrincipal(string authenticationType) => new(new ClaimsIdentity(
        [
            new(SubjectClaim, UserId),
            new(NameClaim, Name),
            new(OrgClaim, OrgKey.ToString()),
            new(OrganizationClaim, OrganizationId),
            new(GrantClaim, GrantId.ToString()),
            new(SessionClaim, Session.ToString()),
        ],
        authenticationType,
        NameClaim,
        roleType: "role"));

    /// <summary>Whether the cookie still speaks of this grant.</summary>
    public bool Holds(Grant grant) =>
        grant.Id == GrantId && grant.OrgKey == OrgKey && grant.UserId == UserId && grant.OrganizationId == OrganizationId;
}
