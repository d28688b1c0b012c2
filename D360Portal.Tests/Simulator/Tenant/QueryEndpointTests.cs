using System.Text;
using System.Text.Json.Nodes;
using D360Portal.Simulator;
using D360Portal.Simulator.Tenant;

namespace D360Portal.Tests.SimulatorTests.Tenant;

public sealed class QueryEndpointTests
{
    [Fact]
    public async Task The_sanity_check_is_answered_as_documented()
    {
        await using var tenant = await TenantUnderTest.StartAsync();

        var answer = await tenant.AnswerOfAsync(await tenant.GetTokenAsync());

        Assert.Equal(["data", "startTime", "endTime", "rowCount", "queryId", "done", "metadata"], answer.Select(member => member.Key));
        Assert.Equal("[[1]]", answer["data"]!.ToJsonString());
        Assert.Equal("""{"_col0":{"type":"INTEGER","placeInOrder":0,"typeCode":4}}""", answer["metadata"]!.ToJsonString());
        Assert.Equal((1, true, "2026-11-24T09:00:00.000Z"), ((int)answer["rowCount"]!, (bool)answer["done"]!, (string?)answer["startTime"]));
        Assert.StartsWith("20261124_090000_00001_", (string?)answer["queryId"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT 1, 'x'", """[[1,"x"]]""", """{"_col0":["INTEGER",4],"_col1":["VARCHAR",12]}""")]
    [InlineData("  select -7 as answer ;  ", "[[-7]]", """{"answer":["INTEGER",4]}""")]
    [InlineData("SELECT 'it''s', ''", """[["it's",""]]""", """{"_col0":["VARCHAR",12],"_col1":["VARCHAR",12]}""")]
    [InlineData("SELECT 9223372036854775807", "[[9223372036854775807]]", """{"_col0":["BIGINT",-5]}""")]
    [InlineData("SELECT 1 AS n, 'a, b'\nUNION ALL SELECT 2, 'UNION ALL SELECT'", """[[1,"a, b"],[2,"UNION ALL SELECT"]]""", """{"n":["INTEGER",4],"_col1":["VARCHAR",12]}""")]
    public async Task Literals_come_back_as_rows_by_position(string sql, string rows, string columns)
    {
        await using var tenant = await TenantUnderTest.StartAsync();

        var answer = await tenant.AnswerOfAsync(await tenant.GetTokenAsync(), sql);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(rows), answer["data"]), answer["data"]!.ToJsonString());
        Assert.Equal(answer["data"]!.AsArray().Count, (int)answer["rowCount"]!);
        var metadata = answer["metadata"]!.AsObject();
        Assert.Equal(Enumerable.Range(0, metadata.Count), metadata.Select(column => (int)column.Value!["placeInOrder"]!));
        Assert.Equal(
            columns,
            new JsonObject(metadata.Select(column => KeyValuePair.Create<string, JsonNode?>(
                column.Key, new JsonArray(column.Value!["type"]!.DeepClone(), column.Value["typeCode"]!.DeepClone())))).ToJsonString());
    }

    [Theory]
    [InlineData(false, "_col0 word _col2")]
    [InlineData(true, "EXPR$0 word EXPR$2")]
    public async Task Columns_without_a_name_are_given_one(bool other, string names)
    {
        await using var tenant = await TenantUnderTest.StartAsync(new Quirks { ColumnsAreNamedExpr = other });

        var answer = await tenant.AnswerOfAsync(await tenant.GetTokenAsync(), "SELECT 1, 'x' AS word, 3");

        Assert.Equal(names.Split(' '), answer["metadata"]!.AsObject().Select(column => column.Key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("SELEC 1")]
    [InlineData("SELECT")]
    [InlineData("SELECT ")]
    [InlineData("SELECT 1,")]
    [InlineData("SELECT 1 2")]
    [InlineData("SELECT 'x")]
    [InlineData("SELECT 1 FROM t")]
    [InlineData("SELECT * FROM t")]
    [InlineData("SELECT 1; SELECT 2")]
    [InlineData("SELECT 1UNION ALL SELECT 2")]
    [InlineData("SELECT 1 UNION ALL SELECT 'x'")]
    [InlineData("SELECT 1 UNION ALL SELECT 1, 2")]
    [InlineData("SELECT 1 AS n, 2 AS N")]
    [InlineData("SELECT 9223372036854775808")]
    public async Task Any_other_statement_is_refused(string sql)
    {
        await using var tenant = await TenantUnderTest.StartAsync();

        await TenantUnderTest.AssertRefusedAsync(400, "BAD_REQUEST", await tenant.QueryAsync(await tenant.GetTokenAsync(), sql));
    }

    [Theory]
    [InlineData("{}", "application/json")]
    [InlineData("""{"sql":1}""", "application/json")]
    [InlineData("""{"sql":"SELECT 1","sql":"SELECT 2"}""", "application/json")]
    [InlineData("""["SELECT 1"]""", "application/json")]
    [InlineData("SELECT 1", "application/json")]
    [InlineData("", "application/json")]
    [InlineData("""{"sql":"SELECT 1"}""", "text/plain")]
    public async Task A_body_without_a_statement_is_refused(string body, string contentType)
    {
        await using var tenant = await TenantUnderTest.StartAsync();

        using var content = new StringContent(body, Encoding.UTF8, contentType);
        await TenantUnderTest.AssertRefusedAsync(400, "BAD_REQUEST", await tenant.PostAsync(await tenant.GetTokenAsync(), content));
    }

    [Fact]
    public async Task A_refusal_does_not_repeat_what_was_asked()
    {
        await using var tenant = await TenantUnderTest.StartAsync();

        var response = await tenant.QueryAsync(await tenant.GetTokenAsync(), "SELECT 'canary' FROM canary");

        Assert.DoesNotContain("canary", await OrgUnderTest.TextAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_details_of_an_error_are_a_list_with_the_switch()
    {
        await using var tenant = await TenantUnderTest.StartAsync(new Quirks { QueryErrorDetailsAreList = true });

        var error = await OrgUnderTest.JsonAsync(await tenant.QueryAsync(await tenant.GetTokenAsync(), "nonsense"));

        Assert.Single(Assert.IsType<JsonArray>(error["details"]));
    }

    [Theory]
    [InlineData("SELECT 1", "[]", "[[1]]")]
    [InlineData("SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3", "[[1]]", "[[2],[3]]")]
    public async Task A_result_comes_in_two_batches_with_the_switch(string sql, string first, string second)
    {
        await using var tenant = await TenantUnderTest.StartAsync(new Quirks { QueryComesInTwoBatches = true });
        var token = await tenant.GetTokenAsync();

        var begun = await tenant.AnswerOfAsync(token, sql);
        var id = (string)begun["nextBatchId"]!;
        var ended = await OrgUnderTest.JsonAsync(await tenant.GetBatchAsync(token, id));

        Assert.Equal((first, false), (begun["data"]!.ToJsonString(), (bool)begun["done"]!));
        Assert.Equal((second, true), (ended["data"]!.ToJsonString(), (bool)ended["done"]!));
        Assert.Null(ended["nextBatchId"]);
        Assert.Equal((string?)begun["queryId"], (string?)ended["queryId"]);
        Assert.Equal(begun["metadata"]!.ToJsonString(), ended["metadata"]!.ToJsonString());
        await TenantUnderTest.AssertRefusedAsync(404, "NOT_FOUND", await tenant.GetBatchAsync(token, id));
    }

    [Fact]
    public async Task A_batch_waits_three_minutes_and_for_its_own_user()
    {
        await using var tenant = await TenantUnderTest.StartAsync(new Quirks { QueryComesInTwoBatches = true });
        var token = await tenant.GetTokenAsync();
        var reviewer = tenant.Under.Org.Tokens.Issue(SimulatedUser.Reviewer, ["cdp_api"]).Access.Value;
        var other = (string)(await OrgUnderTest.JsonAsync(await tenant.ExchangeAsync(("subject_token", reviewer))))["access_token"]!;
        var first = (string)(await tenant.AnswerOfAsync(token))["nextBatchId"]!;
        var late = (string)(await tenant.AnswerOfAsync(token))["nextBatchId"]!;

        tenant.Under.Time.Advance(TimeSpan.FromSeconds(179));
        await TenantUnderTest.AssertRefusedAsync(404, "NOT_FOUND", await tenant.GetBatchAsync(other, first));
        Assert.True((await tenant.GetBatchAsync(token, first)).IsSuccessStatusCode);
        tenant.Under.Time.Advance(TimeSpan.FromSeconds(1));
        await TenantUnderTest.AssertRefusedAsync(404, "NOT_FOUND", await tenant.GetBatchAsync(token, late));
    }

    [Fact]
    public async Task A_batch_that_nobody_was_promised_is_not_there()
    {
        await using var tenant = await TenantUnderTest.StartAsync();

        await TenantUnderTest.AssertRefusedAsync(404, "NOT_FOUND", await tenant.GetBatchAsync(await tenant.GetTokenAsync(), "any"));
    }

    [Fact]
    public async Task Queries_do_not_count_against_the_org_s_daily_calls()
    {
        await using var tenant = await TenantUnderTest.StartAsync();

        await tenant.AnswerOfAsync(await tenant.GetTokenAsync());

        Assert.Equal(0, tenant.Under.Org.ApiCalls);
    }

    [Fact]
    public async Task Queries_can_fail()
    {
        await using var tenant = await TenantUnderTest.StartAsync();
        var token = await tenant.GetTokenAsync();

        tenant.Simulator.Faults.Next(TenantFaults.TooManyQueries(TimeSpan.FromSeconds(7)));
        var busy = await tenant.QueryAsync(token);
        Assert.Equal(TimeSpan.FromSeconds(7), busy.Headers.RetryAfter?.Delta);
        await TenantUnderTest.AssertRefusedAsync(429, "TOO_MANY_REQUESTS", busy);

        tenant.Simulator.Faults.Next(TenantFaults.TooManyQueries());
        Assert.Null((await tenant.QueryAsync(token)).Headers.RetryAfter);

        tenant.Simulator.Faults.Next(TenantFaults.QueryFailed);
        await TenantUnderTest.AssertRefusedAsync(500, "INTERNAL_SERVER_ERROR", await tenant.QueryAsync(token));

        Assert.True((await tenant.QueryAsync(token)).IsSuccessStatusCode);
    }
}
