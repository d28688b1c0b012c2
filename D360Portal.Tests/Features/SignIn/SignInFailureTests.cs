using D360Portal.Simulator;
using D360Portal.Tests.Testing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace D360Portal.Tests.Features.SignIn;

/// <summary>Every way in which a sign-in fails: a page says what it means, nobody is signed in, nothing is kept.</summary>
public sealed class SignInFailureTests(DemoPortal demo) : DemoTests(demo)
{
    private const string Token = "/services/oauth2/token";
    private const string Evil = "<script>alert('evil')</script>";

    /// <summary>What the portal writes when it does not believe an answer.</summary>
    private const string NotBelieved = "was not believed";

    [Theory]
    [InlineData("/oauth/callback")]
    [InlineData("/oauth/callback?code=canary-code")]
    [InlineData("/oauth/callback?code=canary-code&state=forged")]
    [InlineData("/oauth/callback?code=canary-code&state=")]
    [InlineData("/oauth/callback?state=forged")]
    public async Task A_callback_without_a_state_of_ours_signs_nobody_in(string callback)
    {
        using var browser = Portal.OpenBrowser();

        await AssertFailedAsync(browser, await browser.OpenAsync(callback), "state");

        Assert.Empty(Org.Requests.To(Token));
    }

    [Fact]
    public async Task A_callback_that_is_opened_again_is_refused_and_the_session_goes_on()
    {
        using var browser = Portal.OpenBrowser();
        var callback = await browser.ReachCallbackAsync();
        await browser.OpenAsync(callback.AbsoluteUri);

        var page = await browser.OpenAsync(callback.AbsoluteUri);

        Assert.Equal("state", page.Problem);
        Assert.Single(Org.Requests.To(Token));
        Assert.Equal("/connectors", (await browser.OpenAsync("/")).Address.AbsolutePath);
    }

    [Fact]
    public async Task A_callback_of_another_browser_signs_nobody_in()
    {
        using var attacker = Portal.OpenBrowser();
        using var victim = Portal.OpenBrowser();
        var callback = await attacker.ReachCallbackAsync();

        await AssertFailedAsync(victim, await victim.OpenAsync(callback.AbsoluteUri), "state");

        Assert.Empty(Org.Requests.To(Token));
    }

    [Fact]
    public async Task A_code_of_another_sign_in_is_refused_by_its_verifier()
    {
        using var attacker = Portal.OpenBrowser();
        using var victim = Portal.OpenBrowser();
        var foreign = QueryHelpers.ParseQuery((await attacker.ReachCallbackAsync()).Query)["code"];
        var own = QueryHelpers.ParseQuery((await victim.ReachCallbackAsync()).Query)["state"];

        var page = await victim.OpenAsync(Callback(("code", foreign!), ("state", own!)));

        await AssertFailedAsync(victim, page, "code_foreign");
    }

    [Fact]
    public async Task A_code_that_was_used_already_is_refused()
    {
        using var browser = Portal.OpenBrowser();
        var callback = await browser.ReachCallbackAsync();
        using var thief = new HttpClient(Org.CreateHandler());
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = QueryHelpers.ParseQuery(callback.Query)["code"].ToString(),
            ["client_id"] = SalesforceSimulator.ConsumerKey,
            ["client_secret"] = SalesforceSimulator.ConsumerSecret,
        });
        using var spent = await thief.PostAsync(new Uri(Org.Origin, Token), form, Cancellation);

        await AssertFailedAsync(browser, await browser.OpenAsync(callback.AbsoluteUri), "code_spent");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_presses_Deny_is_back_at_the_sign_in_page_without_alarm(bool otherQuirks)
    {
        if (otherQuirks)
        {
            // With the hyphen it is an error like any other to the handler, and one without a state.
            Org.Quirks = Quirks.AllOther;
        }

        using var browser = Portal.OpenBrowser();
        var approval = await browser.ReachApprovalAsync(start: "/sign-in/simulated?returnUrl=/org");

        var page = await browser.PressAsync(approval, "Deny");

        await AssertFailedAsync(browser, page, "access_denied");
        Assert.Equal("status", page.Document.QuerySelector("[data-problem]")!.GetAttribute("role"));
    }

    [Fact]
    public async Task After_a_refusal_the_page_that_was_asked_for_is_still_known()
    {
        using var browser = Portal.OpenBrowser();
        var approval = await browser.ReachApprovalAsync(start: "/sign-in/simulated?returnUrl=" + Uri.EscapeDataString("/org?n=1"));

        var refused = await browser.PressAsync(approval, "Deny");
        var login = await browser.ClickAsync(refused, "Sign in to Simulated org");
        var second = await browser.PressAsync(login, "Log In", ("username", "admin@simulated.example"), ("pw", "any"));
        var page = await browser.PressAsync(second, "Allow");

        Assert.Equal("/org?n=1", page.Address.PathAndQuery);
    }

    [Theory]
    [InlineData("access_denied", "end-user denied authorization", "access_denied")]
    [InlineData("access-denied", "end-user denied authorization", "access_denied")]
    [InlineData("OAUTH_APP_ACCESS_DENIED", "user is not admin approved to access this app", "not_approved")]
    [InlineData("OAUTH_APP_BLOCKED", "this app is blocked by admin", "app_blocked")]
    [InlineData("OAUTH_EC_APP_NOT_FOUND", "External client app is not installed in this org", "app_not_found")]
    [InlineData("invalid_client", "app must be installed into org", "app_not_installed")]
    [InlineData("invalid_client_id", "client identifier invalid", "client_id")]
    [InlineData("redirect_uri_mismatch", "redirect_uri must match configuration", "callback")]
    [InlineData("invalid_scope", "the requested scope is not allowed", "scope")]
    [InlineData("OAUTH_APPROVAL_ERROR_GENERIC", "an unexpected error", "approval")]
    [InlineData("invalid_request", "missing required code challenge", "pkce")]
    [InlineData("unsupported_response_type", "response type not supported", "request")]
    [InlineData("immediate_unsuccessful", "immediate unsuccessful", "request")]
    [InlineData("inactive_user", "user is inactive", "user_inactive")]
    [InlineData("inactive_org", "org is locked", "org_inactive")]
    [InlineData("rate_limit_exceeded", "login rate exceeded", "rate_limited")]
    [InlineData(Evil, "never seen", "unknown")]
    public async Task Every_error_that_the_callback_brings_has_its_page_and_is_not_echoed(string error, string description, string problem)
    {
        foreach (var withState in (bool[])[true, false])
        {
            using var browser = Portal.OpenBrowser();
            var state = QueryHelpers.ParseQuery((await browser.GetAsync("/sign-in/simulated")).Location!.Query)["state"].ToString();
            var told = Callback(("error", error), ("error_description", $"{description} {Evil}"), ("state", withState ? state : null));

            var page = await browser.OpenAsync(told);

            await AssertFailedAsync(browser, page, problem);
            Assert.DoesNotContain("evil", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("evil", page.Address.Query, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_problem_that_an_address_makes_up_shows_nothing()
    {
        using var browser = Portal.OpenBrowser();

        var page = await browser.GetAsync("/sign-in?problem=" + Uri.EscapeDataString(Evil));

        Assert.Null(page.Problem);
        Assert.DoesNotContain(Evil, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blocked_app_is_explained()
    {
        Org.Org.IsAppBlocked = true;
        using var browser = Portal.OpenBrowser();

        await AssertFailedAsync(browser, await browser.OpenAsync("/sign-in/simulated"), "app_blocked");
    }

    [Fact]
    public async Task A_frozen_user_is_explained()
    {
        Org.Org.Deactivate("reviewer@simulated.example");
        using var browser = Portal.OpenBrowser();

        await AssertFailedAsync(browser, await browser.ReachApprovalAsync("reviewer@simulated.example"), "user_inactive");
    }

    [Fact]
    public async Task A_signature_of_somebody_else_is_not_believed() =>
        await AssertAnswerRefusedAsync(TokenFaults.WrongSignature, "signature", NotBelieved);

    [Fact]
    public async Task An_answer_without_a_signature_is_not_believed() =>
        await AssertAnswerRefusedAsync(TokenFaults.NoSignature, "signature", NotBelieved);

    [Fact]
    public async Task An_answer_without_an_identity_is_not_believed() =>
        await AssertAnswerRefusedAsync(TokenFaults.NoIdentity, "answer_incomplete", NotBelieved);

    [Fact]
    public async Task An_answer_without_a_token_is_not_believed() =>
        await AssertAnswerRefusedAsync(TokenFaults.NoAccessToken, "answer_incomplete", NotBelieved);

    [Fact]
    public async Task An_answer_for_another_host_is_not_believed() =>
        await AssertAnswerRefusedAsync(TokenFaults.InstanceAt(new Uri("https://other.my.salesforce.com")), "other_org", NotBelieved);

    [Fact]
    public async Task An_identity_of_a_foreign_host_is_not_believed() =>
        await AssertAnswerRefusedAsync(
            TokenFaults.IdentityOf(new Uri($"https://evil.example/id/{The.OrganizationId}/{The.UserId}")), "other_org", NotBelieved);

    [Fact]
    public async Task An_identity_of_another_user_than_the_token_s_is_not_believed() =>
        await AssertAnswerRefusedAsync(
            TokenFaults.IdentityOf(new Uri($"{Org.Origin}id/{Org.Org.OrganizationId}/{SimulatedUser.Reviewer.UserId}")), "other_user", NotBelieved);

    [Fact]
    public async Task User_information_about_another_user_is_not_believed() =>
        await AssertAnswerRefusedAsync(UserInfoFaults.Of(Org.Org.OrganizationId, SimulatedUser.Reviewer.UserId), "other_user", NotBelieved);

    [Fact]
    public async Task User_information_about_another_org_is_not_believed() =>
        await AssertAnswerRefusedAsync(UserInfoFaults.Of(The.OrganizationId, SimulatedUser.Admin.UserId), "other_user", NotBelieved);

    [Theory]
    [InlineData(-6)]
    [InlineData(6)]
    public async Task An_answer_of_another_time_is_not_believed(int minutes) =>
        await AssertAnswerRefusedAsync(TokenFaults.IssuedAt(TimeProvider.System.GetUtcNow().AddMinutes(minutes)), "clock", NotBelieved);

    [Fact]
    public async Task A_wrong_consumer_secret_is_explained() =>
        await AssertAnswerRefusedAsync(TokenFaults.WrongSecret, "client_secret");

    [Fact]
    public async Task Too_many_logins_are_explained() =>
        await AssertAnswerRefusedAsync(TokenFaults.RateExceeded, "rate_limited");

    [Theory]
    [InlineData(503)]
    [InlineData(200)]
    public async Task A_page_of_html_in_place_of_a_token_is_explained(int status) =>
        await AssertAnswerRefusedAsync(AnyFaults.Maintenance(Token, status), "unreadable");

    [Fact]
    public async Task An_empty_503_in_place_of_a_token_is_explained() =>
        await AssertAnswerRefusedAsync(AnyFaults.Status(Token, 503), "unreadable");

    [Fact]
    public async Task A_connection_that_ends_is_explained() =>
        await AssertAnswerRefusedAsync(AnyFaults.ConnectionLost(Token), "unreachable");

    [Fact]
    public async Task An_answer_that_is_lost_is_explained_and_the_code_not_sent_again()
    {
        await AssertAnswerRefusedAsync(AnyFaults.ReplyLost(Token), "unreachable");

        Assert.Single(Org.Requests.To(Token));
    }

    [Fact]
    public async Task An_org_that_cannot_be_reached_is_said_before_the_browser_leaves()
    {
        ExpectWarnings("could not begin");
        Org.Faults.Next(AnyFaults.ConnectionLost("/.well-known/openid-configuration"));
        using var browser = Portal.OpenBrowser();

        var page = await browser.OpenAsync("/sign-in/simulated?returnUrl=/org");

        await AssertFailedAsync(browser, page, "unreachable");
        Assert.Equal("/sign-in?problem=unreachable&returnUrl=%2Forg", page.Address.PathAndQuery);

        // It is asked again the next time.
        Assert.Contains("Log in", (await browser.OpenAsync("/sign-in/simulated")).Heading, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("redirect")]
    [InlineData("maintenance")]
    [InlineData("bad token")]
    [InlineData("lost")]
    public async Task User_information_that_does_not_come_is_not_fatal_and_never_followed(string fault)
    {
        Org.Faults.Next(fault switch
        {
            "redirect" => UserInfoFaults.Redirected,
            "maintenance" => UserInfoFaults.Maintenance,
            "bad token" => UserInfoFaults.BadToken,
            _ => AnyFaults.ConnectionLost("/services/oauth2/userinfo"),
        });
        using var browser = Portal.OpenBrowser();

        AssertShownById(await browser.SignInAsync());

        Assert.Single(Org.Requests.To("/services/oauth2/userinfo"));
    }

    [Fact]
    public async Task User_information_that_takes_too_long_is_not_fatal()
    {
        await using var portal = await RunningPortal.StartAsync(new RunningPortal.Setup
        {
            Services = services => services.Configure<HttpClientFactoryOptions>("salesforce-oauth", options =>
                options.HttpClientActions.Add(http => http.Timeout = TimeSpan.FromSeconds(5))),
        });
        var gate = new TaskCompletionSource();
        portal.Org.Faults.Next(AnyFaults.Held("/services/oauth2/userinfo", gate.Task));
        using var browser = portal.OpenBrowser();

        AssertShownById(await browser.SignInAsync());

        gate.SetResult();
        Assert.Empty(portal.Log.Complaints());
    }

    private static void AssertShownById(PortalBrowser.Page page)
    {
        Assert.Equal("/org", page.Address.AbsolutePath);
        Assert.Contains("Salesforce did not say who you are, so you are shown by your user id.", page.Text, StringComparison.Ordinal);
        Assert.Equal(SimulatedUser.Admin.UserId, page.Document.QuerySelector(".user")!.TextContent);
    }

    private static string Callback(params (string Name, string? Value)[] parameters) =>
        QueryHelpers.AddQueryString("/oauth/callback", parameters.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Name, pair => pair.Value));

    private async Task AssertAnswerRefusedAsync(Fault fault, string problem, params string[] warnings)
    {
        ExpectWarnings(warnings);
        Org.Faults.Next(fault);
        using var browser = Portal.OpenBrowser();

        await AssertFailedAsync(browser, await browser.SignInAsync(), problem);
    }

    private async Task AssertFailedAsync(PortalBrowser browser, PortalBrowser.Page page, string problem)
    {
        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        Assert.Equal("/sign-in", page.Address.AbsolutePath);
        Assert.Equal(problem, page.Problem);
        Assert.Null(browser.Cookie("D360Portal.simulated"));
        Assert.Empty(await Portal.ReadGrantsAsync());
        Assert.Equal("/sign-in", (await browser.OpenAsync("/org")).Address.AbsolutePath);
    }
}
