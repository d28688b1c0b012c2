using D360Portal.Hosting.Configuration;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Hosting;

/// <summary>The demo: a simulated org in place of a real one.</summary>
/// <remarks>The hooks are filled in by <c>DemoMode.Simulator.cs</c>. Without that file the calls vanish, and nothing of the simulator is left.</remarks>
internal static partial class DemoMode
{
    /// <summary>The simulated org of a portal at that address; null in a build without the simulator.</summary>
    public static SalesforceOrg? OrgAt(Uri publicUrl)
    {
        SalesforceOrg? org = null;
        Describe(publicUrl, ref org);
        return org;
    }

    /// <summary>Puts the simulated org behind the portal's HTTP clients.</summary>
    public static void Add(WebApplicationBuilder builder, PortalSettings settings) => AddSimulatedOrg(builder, settings);

    /// <summary>Shows the simulated org's own pages to the browser.</summary>
    public static void Use(WebApplication app) => UseSimulatedOrg(app);

    static partial void Describe(Uri publicUrl, ref SalesforceOrg? org);

    static partial void AddSimulatedOrg(WebApplicationBuilder builder, PortalSettings settings);

    static partial void UseSimulatedOrg(WebApplication app);
}
