using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using D360Portal.Simulator;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace D360Portal.Tests.Salesforce.Grants;

/// <summary>A call whose token Salesforce rejects: renewed once, by one of many, and the call goes on.</summary>
public sealed class GrantTokensTests(DemoPortal demo) : DemoTests(demo)
{
    private const string Admin = "admin@simulated.example";
    private const string Token = "/services/oauth2/token";
    private const string UserInfo = "/services/oauth2/userinfo";

    private Data360Client Client => Portal.Services.GetRequiredService<Data360Client>();

    private int Renewals => Org.Requests.To(Token).Count(request => request.GrantType == "refresh_token");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_rejected_token_is_renewed_once_and_the_call_goes_on(bool otherQuirks)
    {
        Org.Quirks = otherQuirks ? Quirks.AllOther : new Quirks();
        var grant = await SignInAsync();
        var before = await SecretsOfAsync(grant);
        Org.Org.ExpireAccessTokens();

        var who = await Client.WhoAmIAsync(grant, Cancellation);

        Assert.Equal(SimulatedUser.Admin.UserId, who.UserId);
        Assert.Equal(1, Renewals);
        var after = await SecretsOfAsync(grant);
        Assert.NotEqual(before.AccessToken, after.AccessToken);
        Assert.Equal(otherQuirks, before.RefreshToken != after.RefreshToken);
        Assert.NotNull((await Portal.ReadGrantsAsync()).Single().RenewedAt);
    }

    [Fact]
    public async Task The_query_resource_s_401_is_renewed_too()
    {
        var grant = await SignInAsync();
        Org.Org.ExpireAccessTokens();

        Assert.Equal(OrgEnvironment.Simulated, await Client.GetEnvironmentAsync(grant, Cancellation));
        Assert.Equal(1, Renewals);
    }

    [Fact]
    public async Task The_identity_endpoint_s_403_in_plain_text_counts_as_a_rejected_token()
    {
        var grant = await SignInAsync();
        Org.Faults.Next(UserInfoFaults.BadToken);

        Assert.Equal(SimulatedUser.Admin.UserId, (await Client.WhoAmIAsync(grant, Cancellation)).UserId);
        Assert.Equal(1, Renewals);
    }

    [Fact]
    public async Task A_token_that_is_good_is_not_renewed()
    {
        var grant = await SignInAsync();

        await Client.WhoAmIAsync(grant, Cancellation);

        Assert.Equal(0, Renewals);
    }

    [Fact]
    public async Task Refresh_tokens_that_rotate_are_each_used_once()
    {
        Org.Quirks = new Quirks { RotatesRefreshTokens = true };
        var grant = await SignInAsync();
        for (var time = 0; time < 3; time++)
        {
            Org.Org.ExpireAccessTokens();
            await Client.WhoAmIAsync(grant, Cancellation);
        }

        Assert.Equal(3, Renewals);
        Assert.All(Org.Requests.To(Token), request => Assert.Equal(200, request.Status));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Twenty_calls_at_once_renew_once(bool rotates)
    {
        Org.Quirks = new Quirks { RotatesRefreshTokens = rotates };
        var grant = await SignInAsync();
        Org.Org.ExpireAccessTokens();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Client.WhoAmIAsync(grant, Cancellation)));

        Assert.Equal(1, Renewals);
    }

    [Fact]
    public async Task Twenty_calls_at_once_share_a_renewal_that_fails()
    {
        var grant = await SignInAsync();
        Org.Org.ExpireAccessTokens();
        Org.Requests.Clear();

        // The calls are answered together, so that all of them hold the dead token when the first one renews.
        var gate = new TaskCompletionSource();
        Org.Faults.Next(AnyFaults.Held(UserInfo, gate.Task), times: 20);
        Org.Faults.Next(AnyFaults.Maintenance(Token));

        var calls = Enumerable.Range(0, 20).Select(_ => Client.WhoAmIAsync(grant, Cancellation)).ToArray();
        await Org.Requests.WaitForAsync(_ => Org.Requests.To(UserInfo).Count == 20, Cancellation);
        gate.SetResult();

        var failures = await Task.WhenAll(calls.Select(call => Record.ExceptionAsync(() => call).AsTask()));
        Assert.All(failures, failure => Assert.IsType<SalesforceUnreachableException>(failure));
        Assert.Equal(1, Renewals);
        await AssertGoesOnAsync(grant);
    }

    [Fact]
    public async Task Somebody_who_gives_up_does_not_stop_the_renewal()
    {
        Org.Quirks = new Quirks { RotatesRefreshTokens = true };
        var grant = await SignInAsync();
        var before = await SecretsOfAsync(grant);
        Org.Org.ExpireAccessTokens();
        var gate = new TaskCompletionSource();
        Org.Faults.Next(AnyFaults.ReplyHeld(Token, gate.Task));
        using var leaving = new CancellationTokenSource();

        var call = Client.WhoAmIAsync(grant, leaving.Token);
        await Org.Requests.WaitForAsync(request => request.GrantType == "refresh_token", Cancellation);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        gate.SetResult();

        await Client.WhoAmIAsync(grant, Cancellation);
        Assert.Equal(1, Renewals);
        Assert.NotEqual(before.RefreshToken, (await SecretsOfAsync(grant)).RefreshToken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_renewal_that_meets_another_one_waits_and_asks_again(bool oldWording)
    {
        var grant = await SignInAsync();
        Org.Org.ExpireAccessTokens();
        Org.Faults.Next(oldWording ? TokenFaults.Refused("invalid_grant", "expired authorization code") : TokenFaults.Busy);

        await Client.WhoAmIAsync(grant, Cancellation);

        Assert.Equal(2, Renewals);
    }

    [Fact]
    public async Task A_renewal_that_never_gets_its_turn_gives_up_and_the_grant_stays()
    {
        var grant = await SignInAsync();
        Org.Org.ExpireAccessTokens();
        Org.Faults.Next(TokenFaults.Busy, times: 3);

        await Assert.ThrowsAsync<SalesforceUnreachableException>(() => Client.WhoAmIAsync(grant, Cancellation));

        Assert.Equal(3, Renewals);
        await AssertGoesOnAsync(grant);
    }

    [Theory]
    [InlineData("invalid_grant", "expired access/refresh token")]
    [InlineData("invalid_grant", "inactive user")]
    [InlineData("invalid_grant", "ip restricted")]
    [InlineData("invalid_app_access", "user is not admin approved to access this app")]
    public async Task What_ends_a_grant_ends_it(string error, string description)
    {
        var grant = await SignInAsync();
        Org.Org.ExpireAccessTokens();
        Org.Faults.Next(TokenFaults.Refused(error, description));

        var failure = await Assert.ThrowsAsync<SignInRequiredException>(() => Client.WhoAmIAsync(grant, Cancellation));

        Assert.Equal((grant, "expired_or_revoked"), (failure.GrantId, failure.Reason));
        Assert.NotEqual(GrantStatus.Active, (await Portal.ReadGrantsAsync()).Single().Status);

        // It is over: nobody asks again.
        await Assert.ThrowsAsync<SignInRequiredException>(() => Client.WhoAmIAsync(grant, Cancellation));
        Assert.Equal(1, Renewals);
    }

    [Fact]
    public async Task A_grant_revoked_in_Setup_is_over()
    {
        var grant = await SignInAsync();
        Org.Org.RevokeGrants(Admin);

        await Assert.ThrowsAsync<SignInRequiredException>(() => Client.WhoAmIAsync(grant, Cancellation));

        Assert.NotEqual(GrantStatus.Active, (await Portal.ReadGrantsAsync()).Single().Status);
    }

    [Theory]
    [InlineData("maintenance 503")]
    [InlineData("maintenance 200")]
    [InlineData("empty 500")]
    [InlineData("wrong secret")]
    [InlineData("rate exceeded")]
    [InlineData("connection lost")]
    [InlineData("reply lost")]
    public async Task What_passes_does_not_end_a_grant_and_is_not_repeated(string fault)
    {
        var grant = await SignInAsync();
        Org.Org.ExpireAccessTokens();
        Org.Faults.Next(fault switch
        {
            "maintenance 503" => AnyFaults.Maintenance(Token),
            "maintenance 200" => AnyFaults.Maintenance(Token, 200),
            "empty 500" => AnyFaults.Status(Token, 500),
            "wrong secret" => TokenFaults.WrongSecret,
            "rate exceeded" => TokenFaults.RateExceeded,
            "connection lost" => AnyFaults.ConnectionLost(Token),
            _ => AnyFaults.ReplyLost(Token),
        });

        await Assert.ThrowsAsync<SalesforceUnreachableException>(() => Client.WhoAmIAsync(grant, Cancellation));

        Assert.Equal(1, Renewals);
        await AssertGoesOnAsync(grant);
    }

    [Fact]
    public async Task A_token_that_is_rejected_anew_right_after_its_renewal_is_not_renewed_for_ever()
    {
        var grant = await SignInAsync();
        Org.Faults.Next(UserInfoFaults.BadToken, times: 2);

        var failure = await Assert.ThrowsAsync<SignInRequiredException>(() => Client.WhoAmIAsync(grant, Cancellation));

        Assert.Equal("rejected_after_renewal", failure.Reason);
        Assert.Equal(1, Renewals);
    }

    [Fact]
    public async Task Without_a_refresh_token_a_rejected_token_ends_the_grant()
    {
        Org.Faults.Next(new Fault("POST", Token, new FaultEffect.Tampered(answer => answer.WithJson(document => document.Remove("refresh_token")))));
        var grant = await SignInAsync();
        Org.Org.ExpireAccessTokens();

        var failure = await Assert.ThrowsAsync<SignInRequiredException>(() => Client.WhoAmIAsync(grant, Cancellation));

        Assert.Equal("no_refresh_token", failure.Reason);
        Assert.Equal(0, Renewals);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var grant = await SignInAsync();
        Org.Requests.Clear();
        Org.Faults.Next(UserInfoFaults.Redirected);

        var failure = await Assert.ThrowsAsync<SalesforceUnreachableException>(() => Client.WhoAmIAsync(grant, Cancellation));

        Assert.Equal(Org.Origin.Host, failure.Host);
        Assert.Single(Org.Requests.All);
    }

    [Fact]
    public async Task An_erased_grant_calls_nobody()
    {
        var grant = await SignInAsync();
        await Portal.Services.GetRequiredService<IGrantStore>().EraseAsync(grant, Cancellation);
        Org.Requests.Clear();

        await Assert.ThrowsAsync<SignInRequiredException>(() => Client.WhoAmIAsync(grant, Cancellation));

        Assert.Empty(Org.Requests.All);
    }

    [Fact]
    public async Task No_secret_is_ever_in_an_address()
    {
        var grant = await SignInAsync();
        Org.Org.ExpireAccessTokens();
        await Client.WhoAmIAsync(grant, Cancellation);
        await Client.GetEnvironmentAsync(grant, Cancellation);

        Assert.NotEmpty(Org.Org.IssuedSecrets);
        foreach (var request in Org.Requests.All)
        {
            Assert.All(Org.Org.IssuedSecrets.Append(SalesforceSimulator.ConsumerSecret), secret =>
                Assert.DoesNotContain(secret, Uri.UnescapeDataString(request.Path + request.Query), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_session_whose_grant_is_over_leads_to_sign_in_says_why_and_comes_back()
    {
        using var browser = Portal.OpenBrowser();
        await browser.SignInAsync();
        Org.Org.RevokeGrants(Admin);
        var grant = new GrantId((await Portal.ReadGrantsAsync()).Single().Id);
        await Assert.ThrowsAsync<SignInRequiredException>(() => Client.WhoAmIAsync(grant, Cancellation));

        var signIn = await browser.OpenAsync("/org?n=1");
        Assert.Equal("grant_ended", signIn.Problem);
        var login = await browser.ClickAsync(signIn, "Sign in to Simulated org");
        var approval = await browser.PressAsync(login, "Log In", ("username", Admin), ("pw", "any"));
        var page = await browser.PressAsync(approval, "Allow");

        Assert.Equal("/org?n=1", page.Address.PathAndQuery);
        Assert.Equal(grant.Value, (await Portal.ReadGrantsAsync()).Single().Id);
    }

    private async Task AssertGoesOnAsync(GrantId grant)
    {
        Assert.Equal(GrantStatus.Active, (await Portal.ReadGrantsAsync()).Single().Status);
        Assert.Equal(SimulatedUser.Admin.UserId, (await Client.WhoAmIAsync(grant, Cancellation)).UserId);
    }
}
