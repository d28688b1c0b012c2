using D360Portal.Features.SignIn;
using D360Portal.Hosting.Configuration;
using D360Portal.Salesforce.Orgs;
using Microsoft.Extensions.Configuration;

namespace D360Portal.Tests.Features.SignIn;

public sealed class SettingsBlockTests
{
    [Theory]
    [InlineData("https://acme.my.salesforce.com", "acme")]
    [InlineData("https://acme--dev.sandbox.my.salesforce.com", "acmedev")]
    [InlineData("https://a-very-long-name-of-a-hospital-group-in-the-north.my.salesforce.com", "averylongnameofahospitalgroupint")]
    public void The_org_s_key_is_made_from_its_host(string myDomain, string key) =>
        Assert.Equal(key, SettingsBlock.For(new Uri(myDomain)).Key);

    [Fact]
    public void Without_a_My_Domain_it_is_an_example()
    {
        var block = SettingsBlock.For(myDomain: null);

        Assert.Contains("export Salesforce__Orgs__acme__MyDomain=\"https://acme.my.salesforce.com\"", block.Shell, StringComparison.Ordinal);
        Assert.Contains("$env:Salesforce__Orgs__acme__MyDomain = \"https://acme.my.salesforce.com\"", block.PowerShell, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_pasted_starts_the_portal_once_key_and_secret_are_filled_in()
    {
        var shell = SettingsBlock.For(new Uri("https://acme--dev.sandbox.my.salesforce.com")).Shell
            .Replace("…consumer key…", "3MVG9", StringComparison.Ordinal)
            .Replace("…consumer secret…", "A1B2", StringComparison.Ordinal);
        var settings = shell.Split('\n').Select(line => line["export ".Length..].Split('=', 2))
            .ToDictionary(pair => pair[0].Replace("__", ":", StringComparison.Ordinal), pair => (string?)pair[1].Trim('"'));

        var org = Assert.Single(PortalSettingsReader.Read(
            new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), isDevelopment: false, _ => null).Orgs);

        Assert.Equal(new Uri("https://acme--dev.sandbox.my.salesforce.com"), org.MyDomain);
        Assert.Equal("3MVG9", org.ClientId);
        Assert.Equal(OrgEnvironment.Sandbox, OrgEnvironments.FromHost(org));
    }
}
