using System.Text.Json.Nodes;
using D360Portal.Simulator.Access;

namespace D360Portal.Simulator.OAuth;

/// <summary>Says who the bearer is, in OpenID Connect's words.</summary>
/// <remarks>Source: <see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_using_userinfo_endpoint.htm"/>.</remarks>
internal sealed class UserInfoEndpoint(SimulatedOrg org, BearerCheck bearers, IdentityUrls identities)
{
    public SimulatedAnswer Get(HttpContext context) =>
        bearers.Of(context.Request) is { } bearer && (!org.Quirks.UserInfoNeedsApiScope || Scopes.AllowIdentity(bearer.Scopes))
            ? SimulatedAnswer.Json(Describe(bearer.User))
            : IdentityRefusal.BadToken(context.Request);

    private JsonObject Describe(SimulatedUser user) => new()
    {
        ["sub"] = identities.Of(user),
        ["user_id"] = user.UserId,
        ["organization_id"] = org.OrganizationId,
        ["preferred_username"] = user.Username,
        ["nickname"] = user.FirstName,
        ["name"] = user.Name,
        ["email"] = user.Username,
        ["email_verified"] = true,
        ["given_name"] = user.FirstName,
        ["family_name"] = user.LastName,
        ["zoneinfo"] = "Europe/Rome",
        ["address"] = new JsonObject { ["country"] = "IT" },
        ["is_salesforce_integration_user"] = false,
        ["urls"] = OrgUrls.Of(org, user),
        ["active"] = org.People.IsActive(user),
        ["user_type"] = "STANDARD",
        ["language"] = "en_US",
        ["locale"] = "en_US",
        ["utcOffset"] = 3_600_000,
        ["updated_at"] = "2026-01-01T00:00:00Z",
        ["is_app_installed"] = true,
    };
}
