using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Features.SignIn;

public sealed class UnreachableOrgTests
{
    [Fact]
    public async Task An_org_behind_a_closed_port_is_said_before_the_browser_leaves()
    {
        await using var portal = await RunningPortal.StartAsync(new RunningPortal.Setup
        {
            Settings = new()
            {
                ["Salesforce:Orgs:acme:MyDomain"] = $"http://localhost:{FreePort.Next()}",
                ["Salesforce:Orgs:acme:ClientId"] = "consumer-key",
                ["Salesforce:Orgs:acme:ClientSecret"] = The.ClientSecret,
                ["Salesforce:AllowLoopback"] = "true",
            },
        });
        using var browser = portal.OpenBrowser();

        var page = await browser.OpenAsync("/sign-in/acme?returnUrl=/org");

        Assert.Equal("/sign-in?problem=unreachable&returnUrl=%2Forg", page.Address.PathAndQuery);
        Assert.Equal("alert", page.Document.QuerySelector("[data-problem=unreachable]")!.GetAttribute("role"));
        Assert.Contains("Salesforce:Orgs:{key}:MyDomain", page.Text, StringComparison.Ordinal);
        Assert.Empty(portal.Log.Complaints("localhost cannot be reached"));
    }
}
