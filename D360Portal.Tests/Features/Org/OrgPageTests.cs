using Bunit;
using D360Portal.Features.Org;
using D360Portal.Features.Org.Check;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using D360Portal.Simulator;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Features.Org;

/// <summary>The page on its own, with the portal's real client and the simulated org behind it.</summary>
public sealed class OrgPageTests(DemoPortal demo) : DemoTests(demo)
{
    private const string UserInfo = "/services/oauth2/userinfo";

    private readonly BunitContext _bunit = new();

    public override async ValueTask DisposeAsync()
    {
        await _bunit.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task The_prerendered_page_shows_what_is_stored_and_asks_nobody()
    {
        await SignInAsync();
        Org.Requests.Clear();

        var page = await RenderAsync(interactive: false);

        Assert.Contains(SimulatedUser.Admin.Name, page.Markup, StringComparison.Ordinal);
        Assert.Contains("Asking Salesforce", page.Find(".answer").TextContent, StringComparison.Ordinal);
        Assert.Empty(Org.Requests.All);
    }

    [Fact]
    public async Task The_living_page_asks_once_and_says_when_it_was_answered()
    {
        await SignInAsync();
        Org.Requests.Clear();

        var page = await RenderAsync(interactive: true);

        await page.WaitForAssertionAsync(() => Assert.Contains("Salesforce answered at", page.Find(".answer").TextContent, StringComparison.Ordinal));
        Assert.Equal("admin@simulated.example", Fact(page, "E-mail"));
        Assert.Equal("SIMULATED (the org says so)", Fact(page, "Environment"));
        Assert.Equal(Org.Org.OrganizationId, Fact(page, "Org id"));
        Assert.Equal("v66.0", Fact(page, "API version"));
        Assert.Single(Org.Requests.To(UserInfo));
        Assert.Equal(2, Org.Requests.All.Count);
    }

    [Theory]
    [InlineData("lost", "cannot be reached")]
    [InlineData("maintenance", "503")]
    [InlineData("forbidden", "Salesforce refused to say who you are: 403")]
    public async Task When_Salesforce_does_not_answer_the_page_says_so_and_keeps_what_is_stored(string fault, string said)
    {
        await SignInAsync();
        Org.Faults.Next(fault switch
        {
            "lost" => AnyFaults.ConnectionLost(UserInfo),
            "maintenance" => UserInfoFaults.Maintenance,
            _ => AnyFaults.Status(UserInfo, 403),
        });

        var page = await RenderAsync(interactive: true);

        await page.WaitForAssertionAsync(() => Assert.Contains(said, page.Find(".notice-alarm").TextContent, StringComparison.Ordinal));
        Assert.Contains(SimulatedUser.Admin.Name, page.Markup, StringComparison.Ordinal);

        await page.Find("[data-ask]").ClickAsync(new());
        await page.WaitForAssertionAsync(() => Assert.Contains("Salesforce answered at", page.Find(".answer").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".notice-alarm"));
    }

    [Fact]
    public async Task While_it_asks_the_button_cannot_be_pressed_again()
    {
        await SignInAsync();
        var gate = new TaskCompletionSource();
        Org.Faults.Next(AnyFaults.Held(UserInfo, gate.Task));

        var page = await RenderAsync(interactive: true);

        await page.WaitForAssertionAsync(() => Assert.Equal("Asking …", page.Find("[data-ask]").TextContent));
        Assert.True(page.Find("[data-ask]").HasAttribute("disabled"));
        gate.SetResult();
        await page.WaitForAssertionAsync(() => Assert.False(page.Find("[data-ask]").HasAttribute("disabled")));
    }

    [Fact]
    public async Task A_user_whom_Salesforce_did_not_name_is_shown_by_id_until_it_does()
    {
        Org.Faults.Next(UserInfoFaults.Maintenance);
        using (var browser = Portal.OpenBrowser())
        {
            await browser.SignInAsync();
        }

        var page = await RenderAsync(interactive: true);

        await page.WaitForAssertionAsync(() => Assert.Equal(SimulatedUser.Admin.Name, Fact(page, "Name")));
        Assert.DoesNotContain("shown by your user id", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_refresh_token_the_page_says_how_long_it_will_last()
    {
        Org.Faults.Next(new Fault("POST", "/services/oauth2/token", new FaultEffect.Tampered(answer => answer.WithJson(document => document.Remove("refresh_token")))));
        await SignInAsync();

        var page = await RenderAsync(interactive: false);

        Assert.Contains("Salesforce gave no refresh token", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grant_that_is_over_is_told_and_the_page_stays()
    {
        await SignInAsync();
        Org.Org.RevokeGrants("admin@simulated.example");

        var page = await RenderAsync(interactive: true);

        await page.WaitForAssertionAsync(() => Assert.Contains("Sign in again", page.Find(".notice-alarm").TextContent, StringComparison.Ordinal));
        Assert.Contains(SimulatedUser.Admin.Name, page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_check_costs_nothing_until_it_is_wanted_and_says_what_it_will()
    {
        await SignInAsync();

        var page = await RenderAsync(interactive: false);

        Assert.Contains("The whole check makes 9 calls;", string.Join(' ', page.Find("section[aria-labelledby=check]").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(8, page.FindAll("[data-step]").Count);
    }

    [Fact]
    public async Task A_grant_that_ends_during_the_check_is_told_and_the_results_stay()
    {
        await SignInAsync();
        var page = await RenderAsync(interactive: true);
        await page.WaitForAssertionAsync(() => Assert.Contains("Salesforce answered at", page.Find(".answer").TextContent, StringComparison.Ordinal));
        await page.Find("[data-step=Allowance] button").ClickAsync(new());
        await page.WaitForAssertionAsync(() => Assert.Contains("Passed", page.Find("[data-step=Allowance]").TextContent, StringComparison.Ordinal));
        Org.Org.RevokeGrants("admin@simulated.example");

        await page.Find("[data-step=Permission] button").ClickAsync(new());

        await page.WaitForAssertionAsync(() => Assert.Contains("Sign in again", page.Find(".notice-alarm").TextContent, StringComparison.Ordinal));
        Assert.Contains("Passed", page.Find("[data-step=Allowance]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Not run", page.Find("[data-step=Permission]").TextContent, StringComparison.Ordinal);
    }

    private static string Fact(IRenderedComponent<OrgPage> page, string name) => string.Join(' ', page.FindAll("dt")
        .Single(term => term.TextContent == name).NextElementSibling!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<IRenderedComponent<OrgPage>> RenderAsync(bool interactive)
    {
        var services = Portal.Services;
        _bunit.Services.AddSingleton(services.GetRequiredService<SalesforceOrgs>());
        _bunit.Services.AddSingleton(services.GetRequiredService<SalesforceOptions>());
        _bunit.Services.AddSingleton(services.GetRequiredService<IGrantStore>());
        _bunit.Services.AddSingleton(services.GetRequiredService<GrantChanges>());
        _bunit.Services.AddSingleton(services.GetRequiredService<OrgCheck>());
        _bunit.Services.AddSingleton(services.GetRequiredService<Data360Client>());
        _bunit.Services.AddSingleton(services.GetRequiredService<EnvironmentReader>());
        _bunit.Services.AddSingleton(TimeProvider.System);
        _bunit.Services.AddSingleton<AntiforgeryStateProvider, NoAntiforgery>();
        _bunit.Renderer.SetRendererInfo(new RendererInfo(interactive ? "Server" : "Static", interactive));
        var row = (await Portal.ReadGrantsAsync()).Single();
        var grant = await services.GetRequiredService<IGrantStore>().FindAsync(new GrantId(row.Id), Cancellation);
        var state = Task.FromResult(new AuthenticationState(PortalUser.Of(grant!).ToPrincipal("test")));
        return _bunit.Render<OrgPage>(parameters => parameters.AddCascadingValue(state));
    }

    /// <summary>Tokens come with requests, of which there is none here.</summary>
    private sealed class NoAntiforgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
