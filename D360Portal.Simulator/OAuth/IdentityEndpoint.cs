using System.Text.Json.Nodes;
using D360Portal.Simulator.Access;

namespace D360Portal.Simulator.OAuth;

/// <summary>What stands behind an identity URL: who a user is, in Salesforce's words.</summary>
/// <remarks>Source: <see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_openid.htm"/>.</remarks>
internal sealed class IdentityEndpoint(SimulatedOrg org, BearerCheck bearers, IdentityUrls identities)
{
    public const string Pattern = OAuthPaths.Identity + "/{organizationId}/{userId}";

    public SimulatedAnswer Get(HttpContext context)
    {
        if (bearers.Of(context.Request) is not { } bearer)
        {
            return IdentityRefusal.BadToken(context.Request);
        }

        if ((string?)context.Request.RouteValues["organizationId"] != org.OrganizationId)
        {
            return IdentityRefusal.WrongOrg();
        }

        if (org.People.FindById((string?)context.Request.RouteValues["userId"] ?? "") is not { } user)
        {
            return IdentityRefusal.BadId();
        }

        return user == bearer.User || (bearer.User.IsAdmin && Scopes.AllowApi(bearer.Scopes))
            ? SimulatedAnswer.Json(Describe(user))
            : IdentityRefusal.NoAccess();
    }

    private JsonObject Describe(SimulatedUser user) => new()
    {
        ["id"] = identities.Of(user),
        ["asserted_user"] = true,
        ["user_id"] = user.UserId,
        ["organization_id"] = org.OrganizationId,
        ["username"] = user.Username,
        ["nick_name"] = user.FirstName,
        ["display_name"] = user.Name,
        ["email"] = user.Username,
        ["email_verified"] = true,
        ["first_name"] = user.FirstName,
        ["last_name"] = user.LastName,
        ["timezone"] = "Europe/Rome",
        ["status"] = new JsonObject { ["created_date"] = null, ["body"] = null },
        ["urls"] = OrgUrls.Of(org, user),
        ["active"] = org.People.IsActive(user),
        ["user_type"] = "STANDARD",
        ["language"] = "en_US",
        ["locale"] = "en_US",
        ["utcOffset"] = 3_600_000,
        ["last_modified_date"] = "2026-01-01T00:00:00Z",
        ["is_app_installed"] = true,
    };
}
