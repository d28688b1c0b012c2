using System.Net;
using D360Portal.Salesforce.Data360;
using D360Portal.Tests.Features.Connections;
using D360Portal.Tests.Features.Org.Check;

namespace D360Portal.Tests.Salesforce.Data360;

public sealed class Data360QueryClientTests : IAsyncDisposable
{
    private readonly StubTenant _tenant = new();

    public ValueTask DisposeAsync() => _tenant.DisposeAsync();

    [Fact]
    public async Task The_query_goes_to_the_tenant_with_the_tenant_s_token_alone()
    {
        var outcome = await QueryAsync();

        Assert.Equal([["1"]], Texts(outcome));
        Assert.True(outcome.IsComplete);
        var (address, authorization, body) = _tenant.Sent[^1];
        Assert.Equal(("https://abc.c360a.salesforce.com/api/v2/query", "Bearer canary-data-token", """{"sql":"SELECT 1"}"""), (address.AbsoluteUri, authorization, body));
        Assert.All(_tenant.Sent.Where(sent => sent.Address.Host.EndsWith("c360a.salesforce.com", StringComparison.Ordinal)), sent => Assert.DoesNotContain("access-token", sent.Authorization + sent.Body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"data":[[1]]}""")]
    [InlineData("""{"data":[["1"]],"done":true}""")]
    [InlineData("""{"data":[{"rowData":[1]}],"done":true}""")]
    [InlineData("""{"data":[{"_col0":1}],"done":true}""")]
    [InlineData("""{"data":[1],"done":true}""")]
    public async Task Rows_are_read_in_every_shape(string answer)
    {
        _tenant.OnOther = _ => StubOrg.Json(answer);

        Assert.Equal([["1"]], Texts(await QueryAsync()));
    }

    [Fact]
    public async Task What_does_not_come_at_once_is_fetched()
    {
        _tenant.OnOther = request => request.Method == HttpMethod.Post
            ? StubOrg.Json("""{"data":[],"done":false,"nextBatchId":"a b/c"}""")
            : StubOrg.Json(StubTenant.One);

        var outcome = await QueryAsync();

        Assert.Equal([["1"]], Texts(outcome));
        Assert.True(outcome.IsComplete);
        Assert.Equal("https://abc.c360a.salesforce.com/api/v2/query/a%20b%2Fc", _tenant.Sent[^1].Address.AbsoluteUri);
    }

    [Fact]
    public async Task An_answer_without_end_is_left()
    {
        _tenant.OnOther = _ => StubOrg.Json("""{"data":[[1]],"done":false,"nextBatchId":"again"}""");

        var outcome = await QueryAsync();

        Assert.False(outcome.IsComplete);
        Assert.Equal(20, outcome.Rows!.Count);
    }

    [Fact]
    public async Task No_batch_leads_a_token_into_an_address()
    {
        _tenant.OnOther = _ => StubOrg.Json("""{"data":[],"done":false,"nextBatchId":"00D000000000001!canary"}""");

        Assert.False((await QueryAsync()).IsComplete);
        Assert.Equal(2, _tenant.Sent.Count);
    }

    [Fact]
    public async Task A_token_that_the_tenant_rejects_is_replaced_once()
    {
        var tokens = 0;
        _tenant.OnToken = _ => StubOrg.Json(StubTenant.Token.Replace("canary-data-token", $"token-{++tokens}", StringComparison.Ordinal));
        _tenant.OnOther = request => $"{request.Headers.Authorization}" == "Bearer token-1" ? StubOrg.Json("{}", HttpStatusCode.Unauthorized) : StubOrg.Json(StubTenant.One);

        var outcome = await QueryAsync();

        Assert.Equal([["1"]], Texts(outcome));
        Assert.Equal(4, outcome.Exchanges.Count);
    }

    [Fact]
    public async Task Rejected_twice_it_is_a_refusal()
    {
        _tenant.OnOther = _ => StubOrg.Json("""{"error":"Unauthorized","errorCode":"UNAUTHORIZED","details":["no"]}""", HttpStatusCode.Unauthorized);

        var outcome = await QueryAsync();

        Assert.Null(outcome.Rows);
        Assert.Equal(4, _tenant.Sent.Count);
        Assert.Equal(("UNAUTHORIZED", "no"), (outcome.Exchanges[^1].Errors[0].Code, outcome.Exchanges[^1].Errors[0].Message));
    }

    [Theory]
    [InlineData(302, "")]
    [InlineData(200, "<html></html>")]
    [InlineData(200, """{"data":{"a":1}}""")]
    [InlineData(200, "{}")]
    [InlineData(500, "")]
    public async Task What_is_no_answer_has_no_rows(int status, string body)
    {
        _tenant.OnOther = _ => StubOrg.Json(body, (HttpStatusCode)status);

        Assert.Null((await QueryAsync()).Rows);
    }

    private static IEnumerable<IEnumerable<string>> Texts(Data360QueryOutcome outcome) =>
        outcome.Rows!.Select(row => row.Select(value => value.ToString()));

    private async Task<Data360QueryOutcome> QueryAsync() => await _tenant.Portal.Get<Data360QueryClient>()
        .QueryAsync(await _tenant.Portal.KeepGrantAsync(), "SELECT 1", TestContext.Current.CancellationToken);
}
