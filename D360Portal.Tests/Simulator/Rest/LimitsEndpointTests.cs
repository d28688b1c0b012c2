using System.Text.Json.Nodes;
using D360Portal.Simulator;

namespace D360Portal.Tests.SimulatorTests.Rest;

public sealed class LimitsEndpointTests
{
    private const string Path = "/services/data/v66.0/limits";

    [Fact]
    public async Task The_daily_calls_are_those_of_the_header()
    {
        await using var org = await OrgUnderTest.StartAsync(options => options with { DailyApiCalls = 15_000 });
        org.Org.ApiCalls = 41;
        var token = TokenOf(org, SimulatedUser.Admin);

        for (var used = 42; used <= 43; used++)
        {
            var response = await org.GetAsync(Path, token);

            Assert.Equal($"api-usage={used}/15000", Assert.Single(response.Headers.GetValues("Sforce-Limit-Info")));
            var limit = (await OrgUnderTest.JsonAsync(response))["DailyApiRequests"]!;
            Assert.Equal((15_000, 15_000 - used), ((int)limit["Max"]!, (int)limit["Remaining"]!));
        }
    }

    [Fact]
    public async Task The_last_call_of_the_day_leaves_none()
    {
        await using var org = await OrgUnderTest.StartAsync(options => options with { DailyApiCalls = 1 });
        var token = TokenOf(org, SimulatedUser.Admin);

        Assert.Equal(0, (int)(await OrgUnderTest.JsonAsync(await org.GetAsync(Path, token)))["DailyApiRequests"]!["Remaining"]!);
        await AssertRefusedAsync(403, "REQUEST_LIMIT_EXCEEDED", await org.GetAsync(Path, token));
    }

    [Fact]
    public async Task Every_limit_has_what_is_there_and_what_is_left()
    {
        await using var org = await OrgUnderTest.StartAsync();

        var limits = await OrgUnderTest.JsonAsync(await org.GetAsync(Path, TokenOf(org, SimulatedUser.Admin)));

        Assert.All(limits, limit => Assert.Equal(["Max", "Remaining"], limit.Value!.AsObject().Select(member => member.Key)));
        Assert.All(limits, limit => Assert.InRange((int)limit.Value!["Remaining"]!, 0, (int)limit.Value["Max"]!));
        Assert.Equal(["DataStorageMB", "FileStorageMB"], limits.Select(limit => limit.Key).Where(name => name.EndsWith("StorageMB", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Storage_is_told_to_those_alone_who_manage_users()
    {
        await using var org = await OrgUnderTest.StartAsync();

        var limits = await OrgUnderTest.JsonAsync(await org.GetAsync(Path, TokenOf(org, SimulatedUser.Reviewer)));

        Assert.NotNull(limits["DailyApiRequests"]);
        Assert.Null(limits["DataStorageMB"]);
    }

    [Theory]
    [InlineData("v48.0", "DailyBulkApiRequests")]
    [InlineData("v49.0", "DailyBulkApiBatches")]
    public async Task Batches_have_a_name_of_their_own_since_version_49(string version, string name)
    {
        await using var org = await OrgUnderTest.StartAsync();

        var limits = await OrgUnderTest.JsonAsync(await org.GetAsync($"/services/data/{version}/limits", TokenOf(org, SimulatedUser.Admin)));

        Assert.Equal(name, Assert.Single(limits, limit => limit.Key.StartsWith("DailyBulk", StringComparison.Ordinal)).Key);
    }

    [Fact]
    public async Task Who_may_not_view_setup_is_refused_and_still_told_the_usage()
    {
        await using var org = await OrgUnderTest.StartAsync(new Quirks { UsersMayNotViewSetup = true });

        var response = await org.GetAsync(Path, TokenOf(org, SimulatedUser.Admin));

        Assert.Equal("api-usage=1/100000", Assert.Single(response.Headers.GetValues("Sforce-Limit-Info")));
        await AssertRefusedAsync(403, "INSUFFICIENT_ACCESS", response);
    }

    [Fact]
    public async Task A_living_session_with_the_api_scope_is_needed()
    {
        await using var org = await OrgUnderTest.StartAsync();

        await AssertRefusedAsync(401, "INVALID_SESSION_ID", await org.GetAsync(Path));
        await AssertRefusedAsync(401, "INVALID_SESSION_ID", await org.GetAsync(Path, org.Org.Tokens.Issue(SimulatedUser.Admin, ["cdp_api"]).Access.Value));
    }

    private static string TokenOf(OrgUnderTest org, SimulatedUser user) => org.Org.Tokens.Issue(user, ["api"]).Access.Value;

    private static async Task AssertRefusedAsync(int status, string errorCode, HttpResponseMessage response)
    {
        Assert.Equal(status, (int)response.StatusCode);
        var error = Assert.Single(Assert.IsType<JsonArray>(JsonNode.Parse(await OrgUnderTest.TextAsync(response))))!;
        Assert.Equal(errorCode, (string?)error["errorCode"]);
    }
}
