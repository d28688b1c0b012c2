using System.Text.Json.Nodes;
using D360Portal.Simulator.Access;

namespace D360Portal.Simulator.OAuth;

/// <summary>The <c>urls</c> of userinfo and identity answers. The version is left for the reader to put in.</summary>
internal static class OrgUrls
{
    public static JsonObject Of(SimulatedOrg org, SimulatedUser user)
    {
        var origin = OrgAddress.Of(org.Options.Origin);
        var data = $"{origin}/services/data/v{{version}}";
        return new JsonObject
        {
            ["rest"] = $"{data}/",
            ["sobjects"] = $"{data}/sobjects/",
            ["search"] = $"{data}/search/",
            ["query"] = $"{data}/query/",
            ["profile"] = $"{origin}/{user.UserId}",
            ["custom_domain"] = origin,
        };
    }
}
