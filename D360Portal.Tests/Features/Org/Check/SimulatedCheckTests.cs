using System.Text;
using D360Portal.Features.Org.Check;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Orgs;
using D360Portal.Simulator;
using D360Portal.Simulator.Tenant;

namespace D360Portal.Tests.Features.Org.Check;

/// <summary>The whole check against the simulated org, under either setting of each switch that it meets.</summary>
public sealed class SimulatedCheckTests
{
    private const string Test = "/services/data/v66.0/ssot/connections/actions/test";
    private const string Limits = "/services/data/v66.0/limits";

    [Fact]
    public async Task In_an_org_that_is_set_up_every_step_passes_for_the_price_that_was_told()
    {
        await using var check = await SimulatedCheck.StartAsync();

        var run = await check.RunAsync();

        Assert.All(Enum.GetValues<StepKey>(), key => Assert.True(check[key].State is StepState.Passed, $"{key}: {check[key].Summary} {check[key].SalesforceWords}"));
        check.AssertStep(StepKey.Identity, StepState.Passed, "with all 6 scopes");
        check.AssertStep(StepKey.ServiceToken, StepState.Passed, "It has been revoked.");
        check.AssertStep(StepKey.Data360Token, StepState.Passed, "simulated-org.c360a.salesforce.com, good for 120 minutes");
        check.AssertStep(StepKey.Query, StepState.Passed, "answered 1");
        check.AssertStep(StepKey.ConnectorTypes, StepState.Passed, "AwsRdsMySql stands for all");
        check.AssertStep(StepKey.Connectors, StepState.Passed, "connectors of type AwsRdsMySql");
        check.AssertStep(StepKey.Allowance, StepState.Passed, "of 100,000 API calls are left");
        check.AssertStep(StepKey.Permission, StepState.Passed, "Probably: Salesforce looked at an empty definition of type AwsRdsMySql");
        Assert.Equal(run.Cost.Calls, check.Under.Simulator.Requests.All.Count);
        Assert.Equal(run.Cost.Counted, check.Under.Org.ApiCalls);
        Assert.Equal(new StepCost(9, 4), run.Cost);
    }

    [Fact]
    public async Task Nothing_is_created_and_nothing_is_read_with_the_app_s_own_token()
    {
        await using var check = await SimulatedCheck.StartAsync();
        var before = check.Under.Org.Data360.Connections.All.Count;

        await check.RunAsync();

        Assert.Equal(before, check.Under.Org.Data360.Connections.All.Count);
        var paths = check.Under.Simulator.Requests.All.Select(request => request.Path).ToArray();
        Assert.Equal("/services/oauth2/revoke", paths[Array.IndexOf(paths, "/services/oauth2/token") + 1]);
    }

    [Fact]
    public async Task Nothing_that_is_shown_is_secret()
    {
        await using var check = await SimulatedCheck.StartAsync();

        var run = await check.RunAsync();

        var shown = new StringBuilder(CheckReport.Of(run, OrgEnvironment.Simulated, "v66.0"));
        foreach (var exchange in Enum.GetValues<StepKey>().SelectMany(key => check[key].Exchanges))
        {
            shown.AppendLine(exchange.Call.ToCurl()).AppendLine(exchange.Call.ToJson()).AppendLine(exchange.Answer?.Text).AppendLine(exchange.ToString());
        }

        var secrets = check.Under.Org.IssuedSecrets;
        Assert.NotEmpty(secrets);
        Assert.All(secrets.Append(SalesforceSimulator.ConsumerSecret), secret => Assert.DoesNotContain(secret, shown.ToString(), StringComparison.Ordinal));
        Assert.DoesNotContain("eyJ", shown.ToString(), StringComparison.Ordinal);
        foreach (var placeholder in (string[])["$SF_TOKEN", "$D360_TOKEN", "$CLIENT_SECRET", "$SERVICE_TOKEN"])
        {
            Assert.Contains(placeholder, shown.ToString(), StringComparison.Ordinal);
        }
    }

    public static TheoryData<string, Quirks> Switches => new()
    {
        { "scheme", new Quirks { TenantHostHasScheme = true } },
        { "expires_in as text", new Quirks { ExpiresInIsText = true } },
        { "two batches", new Quirks { QueryComesInTwoBatches = true } },
        { "EXPR$0", new Quirks { ColumnsAreNamedExpr = true } },
        { "list of every type", new Quirks { ListsEveryType = true } },
        { "empty lists demanded", new Quirks { EmptyListsRequired = true } },
        { "failed test as 400", new Quirks { FailedTestAnswers400 = true } },
        { "errorMessage", new Quirks { TestErrorsSayErrorMessage = true } },
        { "no total", new Quirks { TotalSizeAbsent = true } },
    };

    [Theory]
    [MemberData(nameof(Switches))]
    public async Task It_passes_however_the_org_says_it(string name, Quirks quirks)
    {
        await using var check = await SimulatedCheck.StartAsync(quirks);

        await check.RunAsync();

        Assert.All(Enum.GetValues<StepKey>(), key => Assert.True(check[key].State is StepState.Passed, $"{name}: {key}: {check[key].Summary} {check[key].SalesforceWords}"));
    }

    [Fact]
    public async Task Where_service_access_is_not_allowed_the_app_s_token_is_not_asked_for()
    {
        await using var check = await SimulatedCheck.StartAsync(serviceAccess: false);

        var run = await check.RunAsync();

        check.AssertStep(StepKey.ServiceToken, StepState.Skipped, "Salesforce:Orgs:acme:ServiceAccess is not set");
        Assert.DoesNotContain(check.Under.Simulator.Requests.All, request => request.Path.StartsWith("/services/oauth2/token", StringComparison.Ordinal));
        Assert.Equal(7, run.Cost.Calls);
    }

    [Theory]
    [InlineData(false, false, "no Run-As user")]
    [InlineData(true, false, "is off for this app")]
    [InlineData(false, true, "consumer secret is wrong")]
    public async Task An_app_that_gets_no_token_is_told_why(bool isOff, bool isWrongSecret, string meaning)
    {
        await using var check = await SimulatedCheck.StartAsync(change: options => options with
        {
            AllowsClientCredentials = !isOff,
            RunAsUser = isOff || isWrongSecret ? options.RunAsUser : null,
            ConsumerSecret = isWrongSecret ? "rotated" : options.ConsumerSecret,
        });

        await check.RunAsync();

        check.AssertStep(StepKey.ServiceToken, StepState.Failed, meaning);
        check.AssertStep(StepKey.Permission, StepState.Passed, "Probably");
    }

    [Fact]
    public async Task A_wrong_signature_is_told()
    {
        await using var check = await SimulatedCheck.StartAsync();
        check.Under.Simulator.Faults.Next(TokenFaults.WrongSignature);

        await check.RunAsync();

        check.AssertStep(StepKey.ServiceToken, StepState.Failed, "signature");
    }

    [Theory]
    [InlineData(false, 400)]
    [InlineData(false, 401)]
    [InlineData(false, 403)]
    [InlineData(true, 400)]
    public async Task Without_the_scopes_of_Data_360_there_is_no_token_and_no_query(bool noToken, int status)
    {
        await using var check = await SimulatedCheck.StartAsync(
            new Quirks { NotEntitledGetsNoToken = noToken, NotEntitledStatus = status }, scopes: ["api", "refresh_token"]);

        await check.RunAsync();

        check.AssertStep(StepKey.Data360Token, StepState.Failed, "scopes");
        check.AssertStep(StepKey.Query, StepState.Skipped, "Data 360 token");
        check.AssertStep(StepKey.ConnectorTypes, StepState.Passed, "connector types");
    }

    [Theory]
    [InlineData(false, "has no tenant")]
    [InlineData(true, "not enabled")]
    public async Task An_org_without_Data_360_is_told_so(bool notEnabled, string meaning)
    {
        await using var check = await SimulatedCheck.StartAsync(new Quirks { MissingTenantIsNotEnabled = notEnabled }, options => options with { HasData360 = false });

        await check.RunAsync();

        check.AssertStep(StepKey.Data360Token, StepState.Failed, "has no tenant");
        check.AssertStep(StepKey.ConnectorTypes, StepState.Failed, meaning);
        check.AssertStep(StepKey.Connectors, StepState.Skipped, "List connector types");
        check.AssertStep(StepKey.Permission, StepState.Skipped, "List connector types");
        check.AssertStep(StepKey.Allowance, StepState.Passed, "API calls are left");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_data_space_that_does_not_exist_is_named(bool answers404)
    {
        await using var check = await SimulatedCheck.StartAsync(new Quirks { UnknownDataSpaceAnswers404 = answers404 }, dataSpace: "nowhere");

        await check.RunAsync();

        Assert.Equal(StepState.Failed, check[StepKey.Data360Token].State);
        Assert.NotNull(check[StepKey.Data360Token].Advice);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("simulated-org.c360a.salesforce.com.evil.example")]
    [InlineData("user@simulated-org.c360a.salesforce.com")]
    public async Task A_foreign_host_gets_nothing(string host)
    {
        await using var check = await SimulatedCheck.StartAsync();
        check.Under.Simulator.Faults.Next(TenantFaults.TenantAt(host));

        await check.RunAsync();

        check.AssertStep(StepKey.Data360Token, StepState.Failed, "does not end in .c360a.salesforce.com");
        Assert.Empty(check.Under.Simulator.Requests.To("/api/v2/query"));
    }

    [Fact]
    public async Task A_login_page_in_place_of_a_token_is_recognized()
    {
        await using var check = await SimulatedCheck.StartAsync();
        check.Under.Simulator.Faults.Next(TenantFaults.TokenPage);

        await check.RunAsync();

        check.AssertStep(StepKey.Data360Token, StepState.Failed, "not Salesforce's API");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reviewer_may_not_create(bool insufficientAccess)
    {
        await using var check = await SimulatedCheck.StartAsync(new Quirks { MayNotChangeIsInsufficientAccess = insufficientAccess }, user: SimulatedUser.Reviewer);

        await check.RunAsync();

        check.AssertStep(StepKey.Permission, StepState.Failed, "Your user may not create connectors.");
        check.AssertStep(StepKey.Connectors, StepState.Passed, "connectors of type");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(404)]
    public async Task What_says_nothing_of_a_permission_tells_nothing_of_it(int status)
    {
        await using var check = await SimulatedCheck.StartAsync();
        check.Under.Simulator.Faults.Next(AnyFaults.Status(Test, status));

        await check.RunAsync();

        Assert.Equal(StepState.Untold, check[StepKey.Permission].State);
    }

    [Fact]
    public async Task An_allowance_that_is_used_up_is_no_missing_permission()
    {
        await using var check = await SimulatedCheck.StartAsync(change: options => options with { DailyApiCalls = 2 });

        await check.RunAsync();

        check.AssertStep(StepKey.Connectors, StepState.Passed, "connectors of type");
        Assert.NotEqual(StepState.Passed, check[StepKey.Allowance].State);
        check.AssertStep(StepKey.Permission, StepState.Untold, "used up");
    }

    [Fact]
    public async Task Limits_that_may_not_be_read_are_told_by_other_answers()
    {
        await using var check = await SimulatedCheck.StartAsync(new Quirks { UsersMayNotViewSetup = true });

        await check.RunAsync();

        check.AssertStep(StepKey.Allowance, StepState.Passed, "other answers told it");
        Assert.Contains("INSUFFICIENT_ACCESS", check[StepKey.Allowance].SalesforceWords, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_tells_the_allowance_the_refusal_is_shown()
    {
        await using var check = await SimulatedCheck.StartAsync(new Quirks { LimitInfoAbsent = true });
        check.Under.Simulator.Faults.Next(AnyFaults.Status(Limits, 403));

        await check.RunAsync();

        check.AssertStep(StepKey.Allowance, StepState.Failed, "may not see the org's limits");
    }

    [Fact]
    public async Task Limits_without_the_daily_calls_tell_nothing()
    {
        await using var check = await SimulatedCheck.StartAsync(new Quirks { LimitInfoAbsent = true });
        check.Under.Simulator.Faults.Next(new Fault("GET", Limits, new FaultEffect.Instead(SimulatedAnswer.Json(new System.Text.Json.Nodes.JsonObject()))));

        await check.RunAsync();

        Assert.Equal(StepState.Untold, check[StepKey.Allowance].State);
    }

    [Fact]
    public async Task An_org_that_cannot_be_reached_is_asked_once()
    {
        await using var check = await SimulatedCheck.StartAsync();
        check.Under.Simulator.Faults.Next(AnyFaults.ConnectionLost("/services/oauth2/userinfo"));

        await check.RunAsync();

        check.AssertStep(StepKey.Identity, StepState.Failed, "cannot be reached");
        Assert.Equal(7, check.Run.Count(StepState.Skipped));
    }

    [Fact]
    public async Task Who_the_user_is_need_not_be_told_for_the_rest_to_pass()
    {
        await using var check = await SimulatedCheck.StartAsync();
        check.Under.Simulator.Faults.Next(UserInfoFaults.Maintenance);

        await check.RunAsync();

        check.AssertStep(StepKey.Identity, StepState.Failed, "maintenance");
        Assert.Equal(7, check.Run.Count(StepState.Passed));
    }

    [Fact]
    public async Task A_session_that_has_ended_is_renewed_and_both_calls_are_shown()
    {
        await using var check = await SimulatedCheck.StartAsync();
        check.Under.Time.Advance(TimeSpan.FromHours(3));

        await check.RunAsync();

        check.AssertStep(StepKey.Identity, StepState.Passed, "Signed in");
        Assert.Equal(2, check[StepKey.Identity].Exchanges.Count);
        Assert.Equal(8, check.Run.Count(StepState.Passed));
    }

    [Fact]
    public async Task A_grant_that_was_revoked_ends_the_run()
    {
        await using var check = await SimulatedCheck.StartAsync();
        check.Under.Org.RevokeGrants(SimulatedUser.Admin.Username);

        await Assert.ThrowsAsync<SignInRequiredException>(check.RunAsync);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Missing_scopes_are_named(bool all)
    {
        await using var check = await SimulatedCheck.StartAsync();
        check.Run.Subject.Grant = check.Grant with { GrantedScopes = all ? ["full", "refresh_token"] : ["api", "refresh_token", "cdp_api"] };

        await check.Run.RunOneAsync(StepKey.Identity, TestContext.Current.CancellationToken);

        check.AssertStep(StepKey.Identity, all ? StepState.Passed : StepState.Failed, all ? "with all" : "without cdp_query_api, cdp_profile_api, cdp_ingest_api");
    }
}
