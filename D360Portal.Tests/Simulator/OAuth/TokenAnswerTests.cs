using System.Security.Cryptography;
using System.Text;
using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests.OAuth;

public sealed class TokenAnswerTests
{
    [Fact]
    public async Task It_has_what_Salesforce_s_has_and_no_expiry()
    {
        await using var org = await OrgUnderTest.StartAsync();

        var tokens = await org.SignInAsync();

        Assert.Equal(
            ["access_token", "id", "instance_url", "issued_at", "refresh_token", "scope", "signature", "token_type"],
            tokens.Select(field => field.Key).Order(StringComparer.Ordinal));
        Assert.Equal("Bearer", (string?)tokens["token_type"]);
        Assert.Equal("https://simulated-org.my.salesforce.example", (string?)tokens["instance_url"]);
        Assert.StartsWith(org.Org.OrganizationId[..15] + "!", (string?)tokens["access_token"], StringComparison.Ordinal);
        Assert.Equal($"{OrgUnderTest.Start.ToUnixTimeMilliseconds()}", tokens["issued_at"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_signature_is_that_of_identity_and_time_with_the_secret()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var secret = org.Org.RotateConsumerSecret();

        var tokens = await org.SignInAsync();

        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes((string)tokens["id"]! + (string)tokens["issued_at"]!));
        Assert.Equal(Convert.ToBase64String(hash), (string?)tokens["signature"]);
    }

    [Theory]
    [InlineData("admin@simulated.example", 0)]
    [InlineData("reviewer@simulated.example", 1)]
    public async Task The_identity_names_org_and_user(string username, int user)
    {
        await using var org = await OrgUnderTest.StartAsync();
        var path = $"/id/{org.Org.OrganizationId}/{org.Org.Users[user].UserId}";

        Assert.Equal($"https://simulated-org.my.salesforce.example{path}", (string?)(await org.SignInAsync(username))["id"]);

        org.Simulator.Quirks = new Quirks { GenericIdentityHost = true };
        Assert.Equal($"https://login.salesforce.com{path}", (string?)(await org.SignInAsync(username))["id"]);
    }

    [Fact]
    public async Task Scopes_come_in_another_order_than_they_were_asked_for()
    {
        await using var org = await OrgUnderTest.StartAsync();

        var scope = (string)(await org.SignInAsync())["scope"]!;

        Assert.NotEqual(OrgUnderTest.Scope, scope);
        Assert.Equal(OrgUnderTest.Scope.Split(' ').Order(), scope.Split(' ').Order());
    }

    [Theory]
    [InlineData("api", false)]
    [InlineData("api refresh_token", true)]
    [InlineData("api offline_access", true)]
    public async Task A_refresh_token_comes_only_with_its_scope(string scope, bool expected)
    {
        await using var org = await OrgUnderTest.StartAsync();

        Assert.Equal(expected, (await org.SignInAsync(changes: ("scope", scope)))["refresh_token"] is not null);
    }

    [Fact]
    public async Task An_access_token_may_be_a_json_web_token()
    {
        await using var org = await OrgUnderTest.StartAsync(new Quirks { JwtAccessTokens = true });

        var tokens = await org.SignInAsync();

        Assert.Equal("jwt", (string?)tokens["token_format"]);
        Assert.Equal(3, ((string)tokens["access_token"]!).Split('.').Length);
        Assert.True((await org.GetAsync("/services/oauth2/userinfo", (string?)tokens["access_token"])).IsSuccessStatusCode);
    }
}
