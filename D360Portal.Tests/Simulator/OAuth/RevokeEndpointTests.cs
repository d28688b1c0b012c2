namespace D360Portal.Tests.SimulatorTests.OAuth;

public sealed class RevokeEndpointTests
{
    private const string Revoke = "/services/oauth2/revoke";

    [Fact]
    public async Task A_revoked_refresh_token_takes_its_access_tokens_with_it_and_no_others()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var (tokens, other) = (await org.SignInAsync(), await org.SignInAsync());
        var renewed = await OrgUnderTest.JsonAsync(await org.RefreshAsync((string)tokens["refresh_token"]!));

        Assert.Equal(200, (int)(await org.PostAsync(Revoke, ("token", (string)tokens["refresh_token"]!))).StatusCode);

        Assert.False((await org.RefreshAsync((string)tokens["refresh_token"]!)).IsSuccessStatusCode);
        Assert.False((await org.GetAsync("/services/oauth2/userinfo", (string?)tokens["access_token"])).IsSuccessStatusCode);
        Assert.False((await org.GetAsync("/services/oauth2/userinfo", (string?)renewed["access_token"])).IsSuccessStatusCode);
        Assert.True((await org.GetAsync("/services/oauth2/userinfo", (string?)other["access_token"])).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_revoked_access_token_leaves_the_refresh_token()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var tokens = await org.SignInAsync();

        Assert.True((await org.PostAsync(Revoke, ("token", (string)tokens["access_token"]!))).IsSuccessStatusCode);

        Assert.False((await org.GetAsync("/services/oauth2/userinfo", (string?)tokens["access_token"])).IsSuccessStatusCode);
        Assert.True((await org.RefreshAsync((string)tokens["refresh_token"]!)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task What_is_no_token_cannot_be_revoked()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var token = (string)(await org.SignInAsync())["refresh_token"]!;

        await OrgUnderTest.AssertRefusedAsync("invalid_token", "invalid token", await org.PostAsync(Revoke, ("token", "nothing")));
        await OrgUnderTest.AssertRefusedAsync("invalid_token", "invalid token", await org.PostAsync(Revoke));
        await org.PostAsync(Revoke, ("token", token));
        await OrgUnderTest.AssertRefusedAsync("invalid_token", "invalid token", await org.PostAsync(Revoke, ("token", token)));
        await OrgUnderTest.AssertRefusedAsync(
            "unsupported_token_type", "this token type is not supported", await org.PostAsync(Revoke, ("token", token), ("token_type_hint", "id_token")));
    }
}
