using Bunit;
using D360Portal.Components.Layout;
using D360Portal.Salesforce.Orgs;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Components.Layout;

public sealed class OrgSwitcherTests : BunitContext
{
    [Fact]
    public void With_one_org_there_is_nothing_to_switch()
    {
        Assert.Empty(RenderFor(The.Org).Markup);
    }

    [Fact]
    public void Each_org_has_its_link_and_the_environment_is_said_where_it_is_known()
    {
        var switcher = RenderFor(The.Org, Org("sandbox", "https://acme--dev.sandbox.my.salesforce.com"), Org("other", "https://other.my.salesforce.com"));

        Assert.Equal(
            [
                ("/connectors", "true", "DEVELOPER · acme.my.salesforce.com"),
                ("/o/other/connectors", null, "other.my.salesforce.com"),
                ("/o/sandbox/connectors", null, "SANDBOX · acme--dev.sandbox.my.salesforce.com"),
            ],
            switcher.FindAll("a").Select(link => (link.GetAttribute("href")!, link.GetAttribute("aria-current"), link.QuerySelector(".host")!.TextContent)));

        // Blazor's own navigation would look for another org's page in this org's circuit.
        Assert.All(switcher.FindAll("a"), link => Assert.Equal("_top", link.GetAttribute("target")));
    }

    private IRenderedComponent<OrgSwitcher> RenderFor(params SalesforceOrg[] orgs)
    {
        Services.AddSingleton(new SalesforceOrgs(orgs));
        return Render<OrgSwitcher>(parameters => parameters.Add(switcher => switcher.Current, The.Org).Add(switcher => switcher.Environment, OrgEnvironment.Developer));
    }

    private static SalesforceOrg Org(string key, string myDomain) =>
        The.Org with { Key = OrgKey.Parse(key), DisplayName = key, MyDomain = new Uri(myDomain), IsDefault = false };
}
