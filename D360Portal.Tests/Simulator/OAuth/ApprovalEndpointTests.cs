using System.Net;
using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests.OAuth;

public sealed class ApprovalEndpointTests
{
    private const string Admin = "admin@simulated.example";

    [Fact]
    public async Task The_page_says_what_is_asked_for_and_by_whom()
    {
        await using var org = await OrgUnderTest.StartAsync();

        var page = await org.OpenApprovalAsync(Admin, ("scope", "api refresh_token offline_access cdp_query_api"));

        Assert.Equal(
            ["Manage user data through APIs (api)", "Perform requests at any time (refresh_token, offline_access)", "Run SQL queries on Data 360 data (cdp_query_api)"],
            page.QuerySelectorAll("li").Select(item => item.TextContent));
        Assert.Equal(["Allow", "Deny"], page.QuerySelectorAll("button").Select(button => button.TextContent));
        Assert.Contains("Avery Admin", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Allow_brings_a_code_and_the_state_as_it_was()
    {
        await using var org = await OrgUnderTest.StartAsync();

        var told = OrgUnderTest.QueryOf(await org.DecideAsync(await org.OpenApprovalAsync(Admin), "allow"));

        Assert.Equal(OrgUnderTest.State, told["state"]);
        Assert.EndsWith("==", told["code"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "access_denied")]
    [InlineData(true, "access-denied")]
    public async Task Deny_is_told_in_one_of_two_spellings(bool hyphenated, string error)
    {
        await using var org = await OrgUnderTest.StartAsync(new Quirks { HyphenatedAccessDenied = hyphenated });

        var told = OrgUnderTest.QueryOf(await org.DecideAsync(await org.OpenApprovalAsync(Admin), "deny"));

        Assert.Equal((error, "end-user denied authorization", OrgUnderTest.State), (told["error"], told["error_description"], told["state"]));
        Assert.Empty(org.Org.IssuedSecrets);
    }

    [Fact]
    public async Task A_question_is_answered_once()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var page = await org.OpenApprovalAsync(Admin);

        await org.DecideAsync(page, "allow");

        Assert.Equal(HttpStatusCode.BadRequest, (await org.DecideAsync(page, "allow")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await org.DecideAsync(page, "deny")).StatusCode);
        Assert.Single(org.Org.IssuedSecrets);
    }

    [Fact]
    public async Task Nobody_gets_past_the_login_page()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var pending = (await org.OpenLoginAsync()).QuerySelector("input[name=pending]")!.GetAttribute("value")!;

        var response = await org.PostAsync("/setup/secur/RemoteAccessAuthorizationPage.apexp", ("pending", pending), ("decision", "allow"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(org.Org.IssuedSecrets);
    }
}
