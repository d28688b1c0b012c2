using System.Net;
using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests;

public sealed class FaultPlanTests
{
    private const string Keys = "/id/keys";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_fault_happens_once_and_to_its_own_path()
    {
        await using var org = await OrgUnderTest.StartAsync();
        org.Simulator.Faults.Next(AnyFaults.Maintenance(Keys));

        var other = await org.GetAsync("/.well-known/openid-configuration");
        var first = await org.GetAsync(Keys);
        var second = await org.GetAsync(Keys);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (other.StatusCode, first.StatusCode, second.StatusCode));
        Assert.Equal("text/html", first.Content.Headers.ContentType?.MediaType);
        Assert.Empty(org.Simulator.Faults.Pending);
    }

    [Fact]
    public async Task Faults_happen_in_the_order_they_were_ordered()
    {
        await using var org = await OrgUnderTest.StartAsync();
        org.Simulator.Faults.Next(AnyFaults.Status(Keys, 429), times: 2);
        org.Simulator.Faults.Next(AnyFaults.Missing("/id/*"));

        var statuses = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            statuses.Add((int)(await org.GetAsync(Keys)).StatusCode);
        }

        Assert.Equal([429, 429, 404, 200], statuses);
    }

    [Fact]
    public async Task A_lasting_fault_lasts_until_it_is_called_off()
    {
        await using var org = await OrgUnderTest.StartAsync();
        org.Simulator.Faults.Always(AnyFaults.Status("*", 500));

        Assert.Equal(HttpStatusCode.InternalServerError, (await org.GetAsync(Keys)).StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, (await org.GetAsync(Keys)).StatusCode);
        org.Simulator.Faults.Clear();
        Assert.Equal(HttpStatusCode.OK, (await org.GetAsync(Keys)).StatusCode);
    }

    [Fact]
    public async Task A_fault_that_never_happened_is_pending()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var fault = TokenFaults.Of("refresh_token", TokenFaults.Busy);
        org.Simulator.Faults.Next(fault);

        await org.SignInAsync();

        Assert.Equal(fault, Assert.Single(org.Simulator.Faults.Pending));
    }

    [Fact]
    public async Task A_lost_connection_does_no_work_and_a_lost_reply_does_it_all()
    {
        await using var org = await OrgUnderTest.StartAsync(new Quirks { RotatesRefreshTokens = true });
        var refreshToken = (string)(await org.SignInAsync())["refresh_token"]!;

        org.Simulator.Faults.Next(AnyFaults.ConnectionLost("/services/oauth2/token"));
        await Assert.ThrowsAsync<HttpRequestException>(() => org.RefreshAsync(refreshToken));
        var renewed = await OrgUnderTest.JsonAsync(await org.RefreshAsync(refreshToken));

        org.Simulator.Faults.Next(AnyFaults.ReplyLost("/services/oauth2/token"));
        var rotated = (string)renewed["refresh_token"]!;
        await Assert.ThrowsAsync<HttpRequestException>(() => org.RefreshAsync(rotated));
        await OrgUnderTest.AssertRefusedAsync("invalid_grant", "expired access/refresh token", await org.RefreshAsync(rotated));
    }

    [Fact]
    public async Task A_slow_answer_comes_when_the_org_s_clock_says()
    {
        await using var org = await OrgUnderTest.StartAsync();
        org.Simulator.Faults.Next(AnyFaults.Slow(Keys, TimeSpan.FromSeconds(30)));

        var answer = org.GetAsync(Keys);
        await org.Simulator.Requests.WaitForAsync(request => request.Path == Keys, Cancellation);
        Assert.False(answer.IsCompleted);

        // The request is in the log a moment before it begins to wait.
        while (!answer.IsCompleted)
        {
            org.Time.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
    }

    [Fact]
    public async Task A_held_request_does_nothing_until_its_gate_opens()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var tokens = await org.SignInAsync();
        var gate = new TaskCompletionSource();
        org.Simulator.Faults.Next(AnyFaults.Held("/services/oauth2/revoke", gate.Task));

        var revocation = org.PostAsync("/services/oauth2/revoke", ("token", (string)tokens["refresh_token"]!));
        await org.Simulator.Requests.WaitForAsync(request => request.Path == "/services/oauth2/revoke", Cancellation);
        Assert.True((await org.RefreshAsync((string)tokens["refresh_token"]!)).IsSuccessStatusCode);

        gate.SetResult();
        Assert.True((await revocation).IsSuccessStatusCode);
        Assert.False((await org.RefreshAsync((string)tokens["refresh_token"]!)).IsSuccessStatusCode);
    }

    [Fact]
    public async Task Any_path_can_send_its_caller_elsewhere()
    {
        await using var org = await OrgUnderTest.StartAsync();
        org.Simulator.Faults.Next(AnyFaults.RedirectedTo(Keys, new Uri("http://169.254.169.254/latest")));

        Assert.Equal("http://169.254.169.254/latest", OrgUnderTest.Location(await org.GetAsync(Keys)));
    }

    [Fact]
    public async Task A_caller_who_gives_up_on_a_held_reply_has_still_caused_the_work()
    {
        await using var org = await OrgUnderTest.StartAsync(new Quirks { RotatesRefreshTokens = true });
        var refreshToken = (string)(await org.SignInAsync())["refresh_token"]!;
        var issued = org.Org.IssuedSecrets.Count;
        org.Simulator.Faults.Next(AnyFaults.ReplyHeld("/services/oauth2/token", new TaskCompletionSource().Task));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/services/oauth2/token")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "refresh_token",
                ["refresh_token"] = refreshToken,
                ["client_id"] = SalesforceSimulator.ConsumerKey,
                ["client_secret"] = SalesforceSimulator.ConsumerSecret,
            }),
        };
        var answer = org.Http.SendAsync(request, patience.Token);
        while (org.Org.IssuedSecrets.Count == issued)
        {
            await Task.Yield();
        }

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        Assert.Equal(issued + 2, org.Org.IssuedSecrets.Count);
    }

    [Fact]
    public async Task Token_answers_can_be_tampered_with()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var elsewhere = new Uri("https://elsewhere.my.salesforce.example");
        var otherUser = new Uri("https://login.salesforce.com/id/00D000000000001EAA/005000000000001AAA");

        Assert.Equal("https://elsewhere.my.salesforce.example", (string?)(await SpoiledAsync(TokenFaults.InstanceAt(elsewhere)))["instance_url"]);
        Assert.Null((await SpoiledAsync(TokenFaults.NoSignature))["signature"]);
        Assert.Null((await SpoiledAsync(TokenFaults.NoIdentity))["id"]);
        Assert.Null((await SpoiledAsync(TokenFaults.NoAccessToken))["access_token"]);
        Assert.Equal("api", (string?)(await SpoiledAsync(TokenFaults.GrantedOnly("api")))["scope"]);
        Assert.False(HasRightSignature(await SpoiledAsync(TokenFaults.WrongSignature)));

        var mixedUp = await SpoiledAsync(TokenFaults.IdentityOf(otherUser));
        Assert.Equal(otherUser.AbsoluteUri, (string?)mixedUp["id"]);
        Assert.True(HasRightSignature(mixedUp));

        var old = await SpoiledAsync(TokenFaults.IssuedAt(OrgUnderTest.Start.AddDays(-1)));
        Assert.Equal("1795424400000", (string?)old["issued_at"]);
        Assert.True(HasRightSignature(old));

        async Task<System.Text.Json.Nodes.JsonObject> SpoiledAsync(Fault fault)
        {
            org.Simulator.Faults.Next(fault);
            return await org.SignInAsync();
        }
    }

    [Fact]
    public async Task The_token_endpoint_can_refuse_for_every_known_reason()
    {
        await using var org = await OrgUnderTest.StartAsync();

        await AssertAsync(TokenFaults.Busy, "invalid_grant", "token request is already being processed");
        await AssertAsync(TokenFaults.GrantExpired, "invalid_grant", "expired access/refresh token");
        await AssertAsync(TokenFaults.WrongSecret, "invalid_client", "invalid client credentials");
        await AssertAsync(TokenFaults.RateExceeded, "invalid_grant", "login rate exceeded");

        async Task AssertAsync(Fault fault, string error, string description)
        {
            org.Simulator.Faults.Next(fault);
            await OrgUnderTest.AssertRefusedAsync(error, description, await org.RefreshAsync("whatever"));
        }
    }

    [Fact]
    public async Task Userinfo_can_redirect_refuse_or_name_somebody_else()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var token = (string?)(await org.SignInAsync())["access_token"];

        org.Simulator.Faults.Next(UserInfoFaults.Redirected);
        Assert.StartsWith("https://elsewhere.", OrgUnderTest.Location(await org.GetAsync("/services/oauth2/userinfo", token)), StringComparison.Ordinal);

        org.Simulator.Faults.Next(UserInfoFaults.BadToken);
        Assert.Equal("Bad_OAuth_Token", await OrgUnderTest.TextAsync(await org.GetAsync("/services/oauth2/userinfo", token)));

        org.Simulator.Faults.Next(UserInfoFaults.Maintenance);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await org.GetAsync("/services/oauth2/userinfo", token)).StatusCode);

        org.Simulator.Faults.Next(UserInfoFaults.Of("00D000000000001EAA", "005000000000001AAA"));
        var somebodyElse = await OrgUnderTest.JsonAsync(await org.GetAsync("/services/oauth2/userinfo", token));
        Assert.Equal("005000000000001AAA", (string?)somebodyElse["user_id"]);
        Assert.Equal("https://login.salesforce.com/id/00D000000000001EAA/005000000000001AAA", (string?)somebodyElse["sub"]);
    }

    [Fact]
    public async Task A_failure_of_the_simulator_itself_is_an_error_and_no_hang()
    {
        await using var org = await OrgUnderTest.StartAsync();
        org.Simulator.Faults.Next(new Fault("GET", Keys, new FaultEffect.Tampered(_ => throw new InvalidOperationException("a tampering that fails"))));

        var response = await org.GetAsync(Keys);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal(500, Assert.Single(org.Simulator.Requests.All).Status);
        Assert.Contains("a tampering that fails", Assert.Single(org.TakeErrors()), StringComparison.Ordinal);
    }

    private static bool HasRightSignature(System.Text.Json.Nodes.JsonObject tokens) =>
        (string?)tokens["signature"] == Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes(SalesforceSimulator.ConsumerSecret),
            System.Text.Encoding.UTF8.GetBytes((string)tokens["id"]! + (string)tokens["issued_at"]!)));
}
