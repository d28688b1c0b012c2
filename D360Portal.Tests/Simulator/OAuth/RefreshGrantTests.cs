using System.Net;
using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests.OAuth;

public sealed class RefreshGrantTests
{
    private const string Token = "/services/oauth2/token";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_rotation_the_refresh_token_stays_good_and_is_not_repeated()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var tokens = await org.SignInAsync();
        var refreshToken = (string)tokens["refresh_token"]!;

        for (var i = 0; i < 3; i++)
        {
            var renewed = await OrgUnderTest.JsonAsync(await org.RefreshAsync(refreshToken));
            Assert.Null(renewed["refresh_token"]);
            Assert.NotEqual((string?)tokens["access_token"], (string?)renewed["access_token"]);
            Assert.Equal((string?)tokens["id"], (string?)renewed["id"]);
            Assert.Equal((string?)tokens["scope"], (string?)renewed["scope"]);
        }
    }

    [Fact]
    public async Task With_rotation_each_refresh_token_is_good_once()
    {
        await using var org = await OrgUnderTest.StartAsync(new Quirks { RotatesRefreshTokens = true });
        var refreshToken = (string)(await org.SignInAsync())["refresh_token"]!;

        for (var i = 0; i < 3; i++)
        {
            var rotated = (string)(await OrgUnderTest.JsonAsync(await org.RefreshAsync(refreshToken)))["refresh_token"]!;
            Assert.NotEqual(refreshToken, rotated);
            refreshToken = rotated;
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_replaced_refresh_token_that_comes_again_ends_the_grant_unless_spared(bool spares)
    {
        await using var org = await OrgUnderTest.StartAsync(new Quirks { RotatesRefreshTokens = true, ReuseSparesCurrentToken = spares });
        var first = (string)(await org.SignInAsync())["refresh_token"]!;
        var bystander = await org.SignInAsync();
        var second = await OrgUnderTest.JsonAsync(await org.RefreshAsync(first));

        await OrgUnderTest.AssertRefusedAsync("invalid_grant", "expired access/refresh token", await org.RefreshAsync(first));

        Assert.Equal(spares, (await org.GetAsync("/services/oauth2/userinfo", (string?)second["access_token"])).IsSuccessStatusCode);
        Assert.Equal(spares, (await org.RefreshAsync((string)second["refresh_token"]!)).IsSuccessStatusCode);
        Assert.True((await org.GetAsync("/services/oauth2/userinfo", (string?)bystander["access_token"])).IsSuccessStatusCode);
    }

    [Theory]
    [InlineData(false, "token request is already being processed")]
    [InlineData(true, "expired authorization code")]
    public async Task Whoever_comes_while_a_renewal_is_under_way_is_told_to_wait(bool oldWording, string description)
    {
        await using var org = await OrgUnderTest.StartAsync(new Quirks { OldBusyWording = oldWording });
        var refreshToken = (string)(await org.SignInAsync())["refresh_token"]!;
        var issued = org.Org.IssuedSecrets.Count;
        var gate = new TaskCompletionSource();
        org.Simulator.Faults.Next(AnyFaults.ReplyHeld(Token, gate.Task));

        var first = org.RefreshAsync(refreshToken);
        while (org.Org.IssuedSecrets.Count == issued)
        {
            await Task.Yield();
        }

        await OrgUnderTest.AssertRefusedAsync("invalid_grant", description, await org.RefreshAsync(refreshToken));
        gate.SetResult();
        Assert.True((await first).IsSuccessStatusCode);
        Assert.True((await org.RefreshAsync(refreshToken)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_lost_reply_does_not_block_the_next_request()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var refreshToken = (string)(await org.SignInAsync())["refresh_token"]!;

        org.Simulator.Faults.Next(AnyFaults.ReplyLost(Token));
        await Assert.ThrowsAsync<HttpRequestException>(() => org.RefreshAsync(refreshToken));

        Assert.True((await org.RefreshAsync(refreshToken)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task However_many_ask_at_once_a_rotating_token_is_renewed_at_most_once()
    {
        await using var org = await OrgUnderTest.StartAsync(new Quirks { RotatesRefreshTokens = true });
        var refreshToken = (string)(await org.SignInAsync())["refresh_token"]!;

        var responses = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => org.RefreshAsync(refreshToken))));

        Assert.Single(responses, response => response.IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_sixth_approval_pushes_the_oldest_out()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var reviewer = await org.SignInAsync("reviewer@simulated.example");
        var approvals = new List<System.Text.Json.Nodes.JsonObject>();
        for (var i = 0; i < 6; i++)
        {
            approvals.Add(await org.SignInAsync());
        }

        await OrgUnderTest.AssertRefusedAsync("invalid_grant", "expired access/refresh token", await org.RefreshAsync((string)approvals[0]["refresh_token"]!));
        Assert.False((await org.GetAsync("/services/oauth2/userinfo", (string?)approvals[0]["access_token"])).IsSuccessStatusCode);
        foreach (var alive in approvals.Skip(1).Append(reviewer))
        {
            Assert.True((await org.RefreshAsync((string)alive["refresh_token"]!)).IsSuccessStatusCode);
        }
    }

    [Fact]
    public async Task Without_a_known_refresh_token_there_is_nothing()
    {
        await using var org = await OrgUnderTest.StartAsync();

        await OrgUnderTest.AssertRefusedAsync("invalid_grant", "expired access/refresh token", await org.RefreshAsync("5Aep861never"));
        await OrgUnderTest.AssertRefusedAsync("invalid_grant", "expired access/refresh token", await org.PostTokenAsync("refresh_token"));
    }

    [Fact]
    public async Task An_access_token_dies_after_two_hours_without_use_and_lives_on_with_it()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var (used, unused) = ((string?)(await org.SignInAsync())["access_token"], (string?)(await org.SignInAsync())["access_token"]);

        org.Time.Advance(TimeSpan.FromMinutes(119));
        Assert.Equal(HttpStatusCode.OK, (await org.GetAsync("/services/oauth2/userinfo", used)).StatusCode);

        org.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await org.GetAsync("/services/oauth2/userinfo", used)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await org.GetAsync("/services/oauth2/userinfo", unused)).StatusCode);
    }

    [Fact]
    public async Task A_json_web_token_dies_after_two_hours_used_or_not()
    {
        await using var org = await OrgUnderTest.StartAsync(new Quirks { JwtAccessTokens = true });
        var token = (string?)(await org.SignInAsync())["access_token"];

        org.Time.Advance(TimeSpan.FromMinutes(119));
        Assert.Equal(HttpStatusCode.OK, (await org.GetAsync("/services/oauth2/userinfo", token)).StatusCode);
        org.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Forbidden, (await org.GetAsync("/services/oauth2/userinfo", token)).StatusCode);
    }
}
