using Bunit;
using D360Portal.Components.Layout;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Tests.Components.Layout;

public sealed class EnvironmentBandTests : BunitContext
{
    [Theory]
    [InlineData(OrgEnvironment.Production, "PRODUCTION")]
    [InlineData(OrgEnvironment.Sandbox, "SANDBOX")]
    [InlineData(OrgEnvironment.Developer, "DEVELOPER")]
    [InlineData(OrgEnvironment.Simulated, "SIMULATED")]
    public void The_environment_is_a_word_beside_the_org_s_name(OrgEnvironment environment, string word)
    {
        var band = Render(environment);

        Assert.Equal(word, band.Find("strong").TextContent);
        Assert.Contains("Acme Hospitals", band.Find(".band").TextContent, StringComparison.Ordinal);
        Assert.Contains($"band-{word.ToLowerInvariant()}", band.Find(".band").ClassList);
    }

    [Fact]
    public void The_demo_s_band_leads_to_connecting_a_real_org() =>
        Assert.Equal("connect", Render(OrgEnvironment.Simulated).Find("a").GetAttribute("href"));

    [Theory]
    [InlineData(OrgEnvironment.Production)]
    [InlineData(OrgEnvironment.Sandbox)]
    [InlineData(OrgEnvironment.Developer)]
    public void A_real_org_s_band_does_not(OrgEnvironment environment) => Assert.Empty(Render(environment).FindAll("a"));

    [Fact]
    public void Every_environment_has_its_colours() =>
        Assert.All(Enum.GetValues<OrgEnvironment>(), environment => Assert.All(
            (string[])[$"--portal-band-{environment.Word().ToLowerInvariant()}", $"--portal-band-{environment.Word().ToLowerInvariant()}-text"],
            name => Assert.All([ThemeTests.Light, ThemeTests.Dark], colours => Assert.Contains(name, colours))));

    private IRenderedComponent<EnvironmentBand> Render(OrgEnvironment environment) =>
        Render<EnvironmentBand>(parameters => parameters.Add(band => band.Environment, environment).Add(band => band.OrgName, "Acme Hospitals"));
}
