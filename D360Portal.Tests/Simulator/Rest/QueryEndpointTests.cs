using System.Net;
using System.Text.Json.Nodes;

namespace D360Portal.Tests.SimulatorTests.Rest;

public sealed class QueryEndpointTests
{
    private const string Question = "SELECT IsSandbox, OrganizationType FROM Organization";

    [Theory]
    [InlineData(Question, "v66.0")]
    [InlineData("select issandbox,organizationtype from organization ", "v67.0")]
    [InlineData("SELECT  IsSandbox ,\nOrganizationType\tFROM Organization", "v7.0")]
    public async Task It_answers_the_one_question_in_any_spelling_and_version(string query, string version)
    {
        await using var org = await OrgUnderTest.StartAsync();

        var answer = await OrgUnderTest.JsonAsync(await AskAsync(org, query, version));

        Assert.Equal((1, true), ((int)answer["totalSize"]!, (bool)answer["done"]!));
        var record = Assert.Single(answer["records"]!.AsArray())!;
        Assert.Equal((false, "Simulated Edition"), ((bool)record["IsSandbox"]!, (string?)record["OrganizationType"]));
        Assert.Equal($"/services/data/{version}/sobjects/Organization/{org.Org.OrganizationId}", (string?)record["attributes"]!["url"]);
    }

    [Fact]
    public async Task The_org_is_of_the_kind_that_the_options_say()
    {
        await using var org = await OrgUnderTest.StartAsync(options => options with { IsSandbox = true, OrganizationType = "Enterprise Edition" });

        var record = (await OrgUnderTest.JsonAsync(await AskAsync(org, Question)))["records"]![0]!;

        Assert.Equal((true, "Enterprise Edition"), ((bool)record["IsSandbox"]!, (string?)record["OrganizationType"]));
    }

    [Theory]
    [InlineData("SELECT Id FROM Account")]
    [InlineData("SELECT IsSandbox, OrganizationType FROM Organization LIMIT 1")]
    [InlineData("")]
    public async Task Any_other_question_is_malformed(string query)
    {
        await using var org = await OrgUnderTest.StartAsync();

        await AssertErrorAsync(HttpStatusCode.BadRequest, "MALFORMED_QUERY", await AskAsync(org, query));
    }

    [Fact]
    public async Task Without_a_living_session_there_is_an_array_with_one_error()
    {
        await using var org = await OrgUnderTest.StartAsync();

        var response = await org.GetAsync($"/services/data/v66.0/query?q={Uri.EscapeDataString(Question)}", "never issued");

        await AssertErrorAsync(HttpStatusCode.Unauthorized, "INVALID_SESSION_ID", response);
    }

    [Fact]
    public async Task A_token_without_the_api_scope_may_not_ask()
    {
        await using var org = await OrgUnderTest.StartAsync();
        var token = (string?)(await org.SignInAsync(changes: ("scope", "cdp_api")))["access_token"];

        await AssertErrorAsync(HttpStatusCode.Unauthorized, "INVALID_SESSION_ID", await org.GetAsync($"/services/data/v66.0/query?q={Uri.EscapeDataString(Question)}", token));
    }

    [Fact]
    public async Task Every_answer_counts_the_calls_of_the_day()
    {
        await using var org = await OrgUnderTest.StartAsync(options => options with { DailyApiCalls = 15_000 });

        Assert.Equal("api-usage=1/15000", Assert.Single((await AskAsync(org, Question)).Headers.GetValues("Sforce-Limit-Info")));
        Assert.Equal("api-usage=2/15000", Assert.Single((await AskAsync(org, "nonsense")).Headers.GetValues("Sforce-Limit-Info")));
        org.Org.ApiCalls = 14_999;
        Assert.Equal("api-usage=15000/15000", Assert.Single((await AskAsync(org, Question)).Headers.GetValues("Sforce-Limit-Info")));
    }

    private static async Task<HttpResponseMessage> AskAsync(OrgUnderTest org, string query, string version = "v66.0") => await org.GetAsync(
        $"/services/data/{version}/query?q={Uri.EscapeDataString(query)}", (string?)(await org.SignInAsync())["access_token"]);

    private static async Task AssertErrorAsync(HttpStatusCode status, string errorCode, HttpResponseMessage response)
    {
        Assert.Equal(status, response.StatusCode);
        var error = Assert.Single(Assert.IsType<JsonArray>(JsonNode.Parse(await OrgUnderTest.TextAsync(response))));
        Assert.Equal(errorCode, (string?)error!["errorCode"]);
        Assert.NotNull(error["message"]);
    }
}
