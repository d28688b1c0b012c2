using System.Text.Json.Nodes;
using D360Portal.Simulator;
using D360Portal.Simulator.Data360;

namespace D360Portal.Tests.SimulatorTests.Data360;

/// <summary>Who may call, how often, and how long it takes.</summary>
public sealed class Data360AccessTests
{
    private static readonly string[] Paths = ["/connectors", "/connectors/AwsRdsMySql", "/connections?connectorType=AwsRdsMySql", "/connections/9cg", "/connections/9cg/objects"];

    [Fact]
    public async Task Every_path_needs_a_living_session()
    {
        await using var org = await Data360Org.StartAsync();

        foreach (var path in Paths)
        {
            foreach (var bearer in new[] { null, "never issued" })
            {
                var response = await org.Under.GetAsync(Data360Org.Root + path, bearer);

                Assert.Equal(401, (int)response.StatusCode);
                Assert.Equal("""[{"errorCode":"INVALID_SESSION_ID","message":"Session expired or invalid"}]""", await OrgUnderTest.TextAsync(response));
                Assert.False(response.Headers.Contains("Sforce-Limit-Info"));
            }
        }
    }

    [Fact]
    public async Task A_session_that_has_ended_is_refused()
    {
        await using var org = await Data360Org.StartAsync();
        await org.GetAsync("/connectors");

        org.Under.Org.ExpireAccessTokens();

        await org.AssertRefusedAsync("/connectors", 401, "INVALID_SESSION_ID");
    }

    [Fact]
    public async Task A_session_without_the_api_scope_is_refused()
    {
        await using var org = await Data360Org.StartAsync();
        var token = org.Under.Org.Tokens.Issue(SimulatedUser.Admin, ["cdp_query_api"]).Access.Value;

        var response = await org.Under.GetAsync($"{Data360Org.Root}/connectors", token);

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Contains("INVALID_SESSION_ID", await OrgUnderTest.TextAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_without_Data_360_may_see_nothing_and_a_reviewer_everything()
    {
        await using var outsider = await Data360Org.StartAsync(options => options, SimulatedUser.Outsider);
        await using var reviewer = await Data360Org.StartAsync(options => options, SimulatedUser.Reviewer);

        foreach (var path in Paths)
        {
            await outsider.AssertRefusedAsync(path, 403, "FUNCTIONALITY_NOT_ENABLED");
        }

        Assert.Equal(50, (await reviewer.GetAsync("/connections?connectorType=AwsRdsMySql"))["connections"]!.AsArray().Count);
    }

    [Fact]
    public async Task Every_call_counts_until_the_allowance_is_used_up()
    {
        await using var org = await Data360Org.StartAsync(options => options with { Seed = OrgSeed.Empty, DailyApiCalls = 3 });

        Assert.Equal("api-usage=1/3", await UsageAsync("/connectors", 200));
        Assert.Equal("api-usage=2/3", await UsageAsync("/connections/9cg", 404));
        Assert.Equal("api-usage=3/3", await UsageAsync("/connections/9cg/objects", 405));
        Assert.Equal("api-usage=3/3", await UsageAsync("/connectors", 403));
        await org.AssertRefusedAsync("/connectors", 403, "REQUEST_LIMIT_EXCEEDED");

        org.Under.Org.ApiCalls = 0;
        Assert.Equal("api-usage=1/3", await UsageAsync("/connectors", 200));

        async Task<string> UsageAsync(string path, int status)
        {
            using var response = await org.AskAsync(path);
            Assert.Equal(status, (int)response.StatusCode);
            return Assert.Single(response.Headers.GetValues("Sforce-Limit-Info"));
        }
    }

    [Fact]
    public async Task The_platform_and_Data_360_share_one_allowance()
    {
        await using var org = await Data360Org.StartAsync(options => options with { DailyApiCalls = 1 });

        await org.GetAsync("/services/data/v66.0/query?q=SELECT%20IsSandbox,OrganizationType%20FROM%20Organization");

        await org.AssertRefusedAsync("/connectors", 403, "REQUEST_LIMIT_EXCEEDED");
        await org.AssertRefusedAsync("/services/data/v66.0/query?q=SELECT%20IsSandbox,OrganizationType%20FROM%20Organization", 403, "REQUEST_LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task The_usage_is_not_told_with_the_switch()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { LimitInfoAbsent = true });

        using var response = await org.AskAsync("/connectors");

        Assert.False(response.Headers.Contains("Sforce-Limit-Info"));
    }

    [Fact]
    public async Task Errors_are_an_array_or_one_object()
    {
        await using var org = await Data360Org.StartAsync(new Quirks { ErrorsAsObject = true });

        var missing = JsonNode.Parse(await OrgUnderTest.TextAsync(await org.AskAsync("/connections/9cg")));
        var refused = JsonNode.Parse(await OrgUnderTest.TextAsync(await org.Under.GetAsync($"{Data360Org.Root}/connectors")));

        Assert.Equal("ITEM_NOT_FOUND", (string?)Assert.IsType<JsonObject>(missing)["errorCode"]);
        Assert.Equal("INVALID_SESSION_ID", (string?)Assert.IsType<JsonObject>(refused)["errorCode"]);
        await org.GetAsync("/connectors");
    }

    [Theory]
    [InlineData("/connections/actions/test")]
    [InlineData("/connections/actions/GET_SCHEMAS")]
    [InlineData("/connections/9cg/actions/test")]
    [InlineData("/connections/9cg/schema/actions/test")]
    [InlineData("/connections/9cg/databases")]
    [InlineData("/connections/9cg/database-schemas")]
    [InlineData("/connections/9cg/objects")]
    [InlineData("/connections/9cg/objects/files/fields")]
    [InlineData("/connections/9cg/objects/files/preview")]
    public async Task What_is_asked_by_POST_cannot_be_asked_by_GET(string path)
    {
        await using var org = await Data360Org.StartAsync();

        await org.AssertRefusedAsync(path, 405, "METHOD_NOT_ALLOWED", "HTTP Method 'GET' not allowed. Allowed are POST");
    }

    [Theory]
    [InlineData("/connectors", "POST")]
    [InlineData("/connectors/AwsRdsMySql", "DELETE")]
    public async Task The_catalogue_can_only_be_read(string path, string method)
    {
        await using var org = await Data360Org.StartAsync();

        using var response = await org.AskAsync(path, method: new HttpMethod(method));

        Assert.Equal(405, (int)response.StatusCode);
        Assert.Contains($"HTTP Method '{method}' not allowed. Allowed are GET", (string?)JsonNode.Parse(await OrgUnderTest.TextAsync(response))![0]!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_only_an_early_client_knew_does_not_exist()
    {
        await using var org = await Data360Org.StartAsync();

        await org.AssertRefusedAsync("/connection-endpoints", 404, "NOT_FOUND");
    }

    [Theory]
    [InlineData("v60.0")]
    [InlineData("v67.0")]
    public async Task Every_version_since_the_first_is_served(string version)
    {
        await using var org = await Data360Org.StartAsync();

        Assert.Equal(["connectorInfoList"], Data360Org.KeysOf(await org.GetAsync($"/services/data/{version}/ssot/connectors")));
    }

    [Fact]
    public async Task A_call_takes_its_time_on_the_clock_of_the_org()
    {
        await using var org = await Data360Org.StartAsync(options => options with { Latency = new ApiLatency(TimeSpan.FromSeconds(2)) });

        var answer = org.AskAsync("/connectors");
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.False(answer.IsCompleted);
        while (!answer.IsCompleted)
        {
            org.Under.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Equal(200, (int)(await answer).StatusCode);
        Assert.True(org.Under.Time.GetUtcNow() >= OrgUnderTest.Start.AddSeconds(2));
    }

    [Fact]
    public async Task A_call_can_take_real_time_while_the_clock_stands_still()
    {
        await using var org = await Data360Org.StartAsync(options => options with { Latency = ApiLatency.Real(TimeSpan.FromMilliseconds(50)) });

        var before = TimeProvider.System.GetTimestamp();
        await org.GetAsync("/connectors");

        Assert.True(TimeProvider.System.GetElapsedTime(before) >= TimeSpan.FromMilliseconds(45));
        Assert.Equal(OrgUnderTest.Start, org.Under.Time.GetUtcNow());
    }
}
