using D360Portal.Salesforce.Orgs;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Salesforce.Orgs;

public sealed class OrgEnvironmentsTests
{
    [Theory]
    [InlineData(true, "Enterprise Edition", OrgEnvironment.Sandbox)]
    [InlineData(true, "Developer Edition", OrgEnvironment.Sandbox)]
    [InlineData(true, null, OrgEnvironment.Sandbox)]
    [InlineData(false, "Developer Edition", OrgEnvironment.Developer)]
    [InlineData(null, "Developer Edition", OrgEnvironment.Developer)]
    [InlineData(false, "Enterprise Edition", OrgEnvironment.Production)]
    [InlineData(false, "An edition of next year", OrgEnvironment.Production)]
    [InlineData(false, null, OrgEnvironment.Production)]
    [InlineData(null, "Unlimited Edition", OrgEnvironment.Production)]
    [InlineData(false, "Simulated", OrgEnvironment.Simulated)]
    public void The_org_says_what_it_is(bool? isSandbox, string? organizationType, OrgEnvironment environment) =>
        Assert.Equal(environment, OrgEnvironments.FromOrganization(isSandbox, organizationType));

    [Fact]
    public void An_org_that_says_nothing_leaves_it_to_its_host() =>
        Assert.Null(OrgEnvironments.FromOrganization(isSandbox: null, organizationType: null));

    [Theory]
    [InlineData("https://acme--dev.sandbox.my.salesforce.com", OrgEnvironment.Sandbox)]
    [InlineData("https://acme.scratch.my.salesforce.com", OrgEnvironment.Sandbox)]
    [InlineData("https://acme.develop.my.salesforce.com", OrgEnvironment.Developer)]
    [InlineData("https://acme.my.salesforce.com", OrgEnvironment.Production)]
    [InlineData("https://sandbox.my.salesforce.com", OrgEnvironment.Production)]
    [InlineData("https://acme.demo.my.salesforce.com", OrgEnvironment.Production)]
    [InlineData("http://localhost:3001", OrgEnvironment.Production)]
    public void The_host_decides_and_the_undecided_is_production(string myDomain, OrgEnvironment environment) =>
        Assert.Equal(environment, OrgEnvironments.FromHost(The.Org with { MyDomain = new Uri(myDomain) }));

    [Fact]
    public void The_demo_s_org_is_simulated() =>
        Assert.Equal(OrgEnvironment.Simulated, OrgEnvironments.FromHost(The.Org with { IsSimulated = true }));

    [Theory]
    [InlineData(OrgEnvironment.Production, "PRODUCTION")]
    [InlineData(OrgEnvironment.Sandbox, "SANDBOX")]
    [InlineData(OrgEnvironment.Developer, "DEVELOPER")]
    [InlineData(OrgEnvironment.Simulated, "SIMULATED")]
    public void Each_has_its_word(OrgEnvironment environment, string word) => Assert.Equal(word, environment.Word());
}
