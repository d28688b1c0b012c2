using System.Net;
using D360Portal.Salesforce.Grants;
using D360Portal.Simulator;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Features.SignIn;

public sealed class DisconnectTests(DemoPortal demo) : DemoTests(demo)
{
    private const string Button = "Disconnect from Salesforce";
    private const string Revoke = "/services/oauth2/revoke";

    [Fact]
    public async Task The_grant_is_revoked_and_erased()
    {
        using var browser = Portal.OpenBrowser();
        var page = await browser.SignInAsync();
        var secrets = await SecretsOfAsync(new((await Portal.ReadGrantsAsync()).Single().Id));

        var farewell = await browser.PressAsync(page, Button);

        Assert.Equal("disconnected", farewell.Problem);
        Assert.Empty(await Portal.ReadGrantsAsync());
        Assert.Equal("/sign-in", (await browser.OpenAsync("/org")).Address.AbsolutePath);
        var call = Assert.Single(Org.Requests.To(Revoke));
        Assert.Equal(("POST", "", 200), (call.Method, call.Query, call.Status));
        Assert.Equal(["token"], call.FormFields);
        Assert.Equal(HttpStatusCode.Forbidden, await AskWhoAsync(secrets.AccessToken.Reveal()));
    }

    [Fact]
    public async Task A_session_of_the_same_user_in_another_browser_ends_with_it()
    {
        using var here = Portal.OpenBrowser();
        using var there = Portal.OpenBrowser();
        var page = await here.SignInAsync();
        await there.SignInAsync();

        await here.PressAsync(page, Button);

        Assert.Equal("/sign-in", (await there.OpenAsync("/org")).Address.AbsolutePath);
        Assert.Null(there.Cookie("D360Portal.simulated"));
    }

    [Fact]
    public async Task Another_user_s_grant_stays()
    {
        using var admin = Portal.OpenBrowser();
        using var reviewer = Portal.OpenBrowser();
        var page = await admin.SignInAsync("admin@simulated.example");
        await reviewer.SignInAsync("reviewer@simulated.example");

        await admin.PressAsync(page, Button);

        Assert.Equal("reviewer@simulated.example", Assert.Single(await Portal.ReadGrantsAsync()).Username);
        Assert.Equal(HttpStatusCode.OK, (await reviewer.GetAsync("/org")).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task When_Salesforce_does_not_confirm_the_grant_is_erased_here_and_the_user_told(bool connectionLost)
    {
        ExpectWarnings("did not confirm the revocation");
        Org.Faults.Next(connectionLost ? AnyFaults.ConnectionLost(Revoke) : AnyFaults.Maintenance(Revoke));
        using var browser = Portal.OpenBrowser();
        var page = await browser.SignInAsync();

        var farewell = await browser.PressAsync(page, Button);

        Assert.Equal("disconnected_here", farewell.Problem);
        Assert.Empty(await Portal.ReadGrantsAsync());
        Assert.Single(Org.Requests.To(Revoke));
    }

    [Fact]
    public async Task A_grant_that_Salesforce_has_ended_already_counts_as_revoked()
    {
        using var browser = Portal.OpenBrowser();
        var page = await browser.SignInAsync();
        Org.Org.RevokeGrants("admin@simulated.example");

        var farewell = await browser.PressAsync(page, Button);

        Assert.Equal("disconnected", farewell.Problem);
        Assert.Empty(await Portal.ReadGrantsAsync());
    }

    [Fact]
    public async Task A_grant_that_the_portal_knows_to_be_over_can_be_erased_all_the_same()
    {
        using var browser = Portal.OpenBrowser();
        var page = await browser.SignInAsync();
        var id = new GrantId((await Portal.ReadGrantsAsync()).Single().Id);
        Assert.True(await Portal.Services.GetRequiredService<IGrantStore>().EndAsync(id, await SecretsOfAsync(id), "expired_or_revoked", Cancellation));

        var farewell = await browser.PressAsync(page, Button);

        Assert.Equal("disconnected", farewell.Problem);
        Assert.Empty(await Portal.ReadGrantsAsync());
    }

    private async Task<HttpStatusCode> AskWhoAsync(string accessToken)
    {
        using var http = new HttpClient(Org.CreateHandler());
        http.DefaultRequestHeaders.Authorization = new("Bearer", accessToken);
        using var answer = await http.GetAsync(new Uri(Org.Origin, "/services/oauth2/userinfo"), Cancellation);
        return answer.StatusCode;
    }
}
