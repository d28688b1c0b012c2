using System.Net;
using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests.OAuth;

public sealed class IdentityEndpointTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_identity_of_a_token_response_can_be_followed_on_either_host(bool generic)
    {
        await using var org = await OrgUnderTest.StartAsync(new Quirks { GenericIdentityHost = generic });
        var tokens = await org.SignInAsync();

        var who = await OrgUnderTest.JsonAsync(await org.GetAsync((string)tokens["id"]!, (string?)tokens["access_token"]));

        Assert.Equal((string?)tokens["id"], (string?)who["id"]);
        Assert.Equal(("admin@simulated.example", "Avery Admin"), ((string?)who["username"], (string?)who["display_name"]));
        Assert.Contains("v{version}", (string?)who["urls"]!["rest"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_can_be_seen_by_an_admin_alone()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var admin = await org.SignInAsync();
        var reviewer = await org.SignInAsync("reviewer@simulated.example");

        Assert.Equal(HttpStatusCode.OK, (await org.GetAsync((string)reviewer["id"]!, (string?)admin["access_token"])).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await org.GetAsync((string)admin["id"]!, (string?)reviewer["access_token"])).StatusCode);
    }

    [Fact]
    public async Task Wrong_tokens_orgs_and_users_are_told_apart()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var tokens = await org.SignInAsync();
        var token = (string?)tokens["access_token"];

        await AssertAsync(HttpStatusCode.Forbidden, "Bad_OAuth_Token", (string)tokens["id"]!, "never issued");
        await AssertAsync(HttpStatusCode.Forbidden, "Wrong_Org", $"/id/00D000000000001EAA/{SimulatedUser.Admin.UserId}", token);
        await AssertAsync(HttpStatusCode.NotFound, "Bad_Id", $"/id/{org.Org.OrganizationId}/005000000000009AAA", token);

        async Task AssertAsync(HttpStatusCode status, string word, string address, string? bearer)
        {
            var response = await org.GetAsync(address, bearer);
            Assert.Equal((status, word), (response.StatusCode, await OrgUnderTest.TextAsync(response)));
        }
    }
}
