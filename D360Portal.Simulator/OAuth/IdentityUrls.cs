using D360Portal.Simulator.Access;

namespace D360Portal.Simulator.OAuth;

/// <summary>Makes identity URLs: <c>https://…/id/{organization}/{user}</c>.</summary>
internal sealed class IdentityUrls(SimulatedOrg org)
{
    public string Of(SimulatedUser user)
    {
        var host = org.Quirks.GenericIdentityHost ? OrgAddress.GenericLogin : OrgAddress.Of(org.Options.Origin);
        return $"{host}{OAuthPaths.Identity}/{org.OrganizationId}/{user.UserId}";
    }
}
