using System.Net;
using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests.OAuth;

public sealed class UserInfoEndpointTests
{
    private const string UserInfo = "/services/oauth2/userinfo";

    [Fact]
    public async Task It_names_the_bearer_and_its_subject_is_the_identity()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var tokens = await org.SignInAsync("reviewer@simulated.example");

        var who = await OrgUnderTest.JsonAsync(await org.GetAsync(UserInfo, (string?)tokens["access_token"]));

        Assert.Equal((string?)tokens["id"], (string?)who["sub"]);
        Assert.Equal(SimulatedUser.Reviewer.UserId, (string?)who["user_id"]);
        Assert.Equal(org.Org.OrganizationId, (string?)who["organization_id"]);
        Assert.Equal(("reviewer@simulated.example", "Robin Reviewer"), ((string?)who["preferred_username"], (string?)who["name"]));
    }

    [Theory]
    [InlineData(null, "Missing_OAuth_Token")]
    [InlineData("00DSM0000000001!AQnever", "Bad_OAuth_Token")]
    public async Task A_wrong_token_is_403_in_one_word(string? token, string word)
    {
        await using var org = await OrgUnderTest.StartAsync();

        var response = await org.GetAsync(UserInfo, token);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("text/plain", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(word, await OrgUnderTest.TextAsync(response));
    }

    [Fact]
    public async Task A_token_in_the_address_is_no_token()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var token = (string)(await org.SignInAsync())["access_token"]!;

        Assert.Equal(HttpStatusCode.Forbidden, (await org.GetAsync($"{UserInfo}?access_token={Uri.EscapeDataString(token)}")).StatusCode);
    }

    [Theory]
    [InlineData(false, "cdp_api", true)]
    [InlineData(true, "cdp_api", false)]
    [InlineData(true, "api", true)]
    [InlineData(true, "openid", true)]
    public async Task It_may_want_a_scope(bool quirk, string scope, bool answers)
    {
        await using var org = await OrgUnderTest.StartAsync(options => options with { AppScopes = ["api", "cdp_api", "openid"], Quirks = new Quirks { UserInfoNeedsApiScope = quirk } });
        var token = (string?)(await org.SignInAsync(changes: ("scope", scope)))["access_token"];

        Assert.Equal(answers, (await org.GetAsync(UserInfo, token)).IsSuccessStatusCode);
    }
}
