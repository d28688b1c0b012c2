using System.Net;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Tests.Features.Connections;
using D360Portal.Tests.Testing;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.Salesforce.Data360;

/// <summary>What the client makes of answers of every kind.</summary>
public sealed class Data360ClientTests
{
    private const string Connector = """{"connectorType":"act","id":"9cg000000000001AAA","label":"Clinic"}""";

    private static readonly ConnectionId Id = SomeRows.Id(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connector_is_asked_for_once_with_the_bearer_and_without_entities()
    {
        HttpRequestMessage? sent = null;
        var org = new StubOrg(request =>
        {
            sent = request;
            return StubOrg.Json(Connector);
        });

        var connection = await FindAsync(org);

        Assert.Equal("Clinic", connection!.Label);
        Assert.Equal("https://acme.my.salesforce.com/services/data/v66.0/ssot/connections/9cg000000000001AAA", Assert.Single(org.Asked).AbsoluteUri);
        Assert.Equal("Bearer access-token", $"{sent!.Headers.Authorization}");
        Assert.Equal(["false"], sent.Headers.GetValues("X-Chatter-Entity-Encoding"));
    }

    [Theory]
    [InlineData(404, """[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]""")]
    [InlineData(404, """[{"errorCode":"ITEM_NOT_FOUND","message":"gone"}]""")]
    [InlineData(404, "")]
    [InlineData(404, "<html>nothing here</html>")]
    [InlineData(400, """[{"errorCode":"INVALID_INPUT","message":"The connection was not found"}]""")]
    [InlineData(500, """{"errorCode":"UNKNOWN_EXCEPTION","message":"Connection 9cg was Not Found."}""")]
    [InlineData(400, """{"errorCode":"ITEM_NOT_FOUND"}""")]
    public async Task What_is_gone_is_gone_however_it_is_said(int status, string body) =>
        Assert.Null(await FindAsync(new StubOrg(_ => StubOrg.Json(body, (HttpStatusCode)status))));

    [Theory]
    [InlineData(400, """[{"errorCode":"X","message":"Y"}]""", "400 X Y")]
    [InlineData(400, """{"message":"Y","errorCode":"X"}""", "400 X Y")]
    [InlineData(400, """[{"message":"Salt &amp; Pepper","errorCode":"X","fields":["a"]},{"errorCode":"Z"}]""", "400 X Salt & Pepper Z")]
    [InlineData(403, """{"error":"invalid_scope","error_description":"no"}""", "403 invalid_scope no")]
    [InlineData(500, "", "500")]
    [InlineData(502, "<html>Bad gateway</html>", "502")]
    [InlineData(500, "\"text\"", "500")]
    [InlineData(500, "[7,null,{\"errorCode\":{},\"message\":[]}]", "500")]
    public async Task A_refusal_is_told_in_Salesforce_s_own_words(int status, string body, string words)
    {
        var exception = await Assert.ThrowsAsync<SalesforceApiException>(() => FindAsync(new StubOrg(_ => StubOrg.Json(body, (HttpStatusCode)status))));

        Assert.Equal(words, SalesforceFailure.Words(exception));
        Assert.Equal("read the connector", exception.Operation);
        Assert.Equal((HttpStatusCode)status, exception.Status);
    }

    [Theory]
    [InlineData("X-Request-Id", "abc-1._Z", "500 X (request id abc-1._Z)")]
    [InlineData("x-sfdc-request-id", "TID:1", "500 X")]
    [InlineData("x-sfdc-request-id", "abc", "500 X (request id abc)")]
    [InlineData("X-SFDC-REQUEST-ID", "abc", "500 X (request id abc)")]
    [InlineData("X-Request-Id", "<b>", "500 X")]
    [InlineData("X-Request-Id", "two words", "500 X")]
    [InlineData("X-Request-Id", "", "500 X")]
    [InlineData("X-Other", "abc", "500 X")]
    public async Task A_refusal_keeps_Salesforce_s_name_for_the_call_if_it_is_one(string header, string value, string words)
    {
        var exception = await Assert.ThrowsAsync<SalesforceApiException>(() => FindAsync(new StubOrg(_ =>
        {
            var response = StubOrg.Json("""{"errorCode":"X"}""", HttpStatusCode.InternalServerError);
            response.Headers.TryAddWithoutValidation(header, value);
            return response;
        })));

        Assert.Equal(words, SalesforceFailure.Words(exception));
    }

    [Theory]
    [InlineData("""[{"errorCode":"X","message":"Y","details":{"subErrorCode":"INVALID_IAM_ROLE","subErrorMessage":"Z &amp; Z"}}]""", "500 X INVALID_IAM_ROLE Y Z & Z")]
    [InlineData("""[{"errorCode":"X","message":"Y","details":{"subErrorCode":7}}]""", "500 X Y")]
    [InlineData("""[{"errorCode":"X","message":"Y","details":["INVALID_IAM_ROLE"]}]""", "500 X Y")]
    public async Task The_details_of_an_error_are_told_too(string body, string words)
    {
        var exception = await Assert.ThrowsAsync<SalesforceApiException>(() => FindAsync(new StubOrg(_ => StubOrg.Json(body, HttpStatusCode.InternalServerError))));

        Assert.Equal(words, SalesforceFailure.Words(exception));
    }

    [Fact]
    public async Task Endless_words_are_shortened()
    {
        var exception = await Assert.ThrowsAsync<SalesforceApiException>(() => FindAsync(
            new StubOrg(_ => StubOrg.Json($$"""[{"errorCode":"X","message":"{{new string('y', 100_000)}}"}]""", HttpStatusCode.BadRequest))));

        Assert.InRange(SalesforceFailure.Words(exception)!.Length, 1, 600);
    }

    [Theory]
    [InlineData(200, "", "answered something that is not the API's JSON")]
    [InlineData(200, "<html>Down for maintenance</html>", "answered something that is not the API's JSON")]
    [InlineData(200, "{\"connectorType\":\"act\"", "answered something that is not the API's JSON")]
    [InlineData(200, "[]", "answered something that is not the API's JSON")]
    [InlineData(200, "null", "answered without content")]
    [InlineData(302, "", "redirected the call instead of answering it")]
    [InlineData(307, "", "redirected the call instead of answering it")]
    public async Task An_answer_that_is_none_is_told_as_one(int status, string body, string what)
    {
        var org = new StubOrg(_ =>
        {
            var response = StubOrg.Json(body, (HttpStatusCode)status);
            response.Headers.Location = new Uri("https://evil.example/");
            return response;
        });

        var exception = await Assert.ThrowsAsync<SalesforceUnreachableException>(() => FindAsync(org));

        Assert.Equal($"acme.my.salesforce.com {what}.", exception.Message);
        Assert.Single(org.Asked);
    }

    [Fact]
    public async Task A_list_without_its_array_is_no_empty_list()
    {
        foreach (var body in (string[])["{}", """{"connections":null}""", """{"connections":{"a":1},"totalSize":3}""", """{"success":false}"""])
        {
            using var portal = new CallingPortal(new StubOrg(_ => body), StubOrg.Origin, new FakeTimeProvider(The.Start));
            var grant = await portal.KeepGrantAsync();

            await Assert.ThrowsAsync<SalesforceUnreachableException>(() => portal.Client.ListConnectionsAsync(grant.Id, type: null, offset: 0, Cancellation));
        }
    }

    [Fact]
    public async Task An_answer_that_was_overtaken_tells_no_old_allowance()
    {
        var slow = new TaskCompletionSource<HttpResponseMessage>();
        var calls = 0;
        using var portal = new CallingPortal(new StubOrg(_ => ++calls == 1 ? slow.Task : Task.FromResult(Used(2))), StubOrg.Origin, new FakeTimeProvider(The.Start));
        var grant = await portal.KeepGrantAsync();
        var first = portal.Client.FindConnectionAsync(grant.Id, Id, Cancellation);
        await portal.Client.FindConnectionAsync(grant.Id, Id, Cancellation);

        slow.SetResult(Used(1));
        await first;

        Assert.Equal(new ApiAllowance(2, 5_000), portal.Allowances.Of(grant.Id));
    }

    [Fact]
    public async Task The_catalogue_is_read_page_by_page_and_a_page_that_repeats_is_the_last()
    {
        var asked = new List<string>();
        using var portal = new CallingPortal(
            new StubOrg(address =>
            {
                asked.Add(address.Query);
                var offset = address.Query.Contains("offset=2", StringComparison.Ordinal) ? 2 : 0;
                return $$"""{"connectorInfoList":[{"name":"A{{offset}}","label":""},{"name":"B{{offset}}","label":"B &amp; Co","releaseLevel":"BETA"}],"nextPageUrl":"https://evil.example/"}""";
            }),
            StubOrg.Origin,
            new FakeTimeProvider(The.Start));
        var grant = await portal.KeepGrantAsync();
        var calls = 0;

        var types = await portal.Client.ListConnectorTypesAsync(grant.Id, () => calls++, Cancellation);

        Assert.Equal(["A0", "B0", "A2", "B2"], types.Select(type => type.Name.ToString()));
        Assert.Equal(["A0", "B & Co", "A2", "B & Co"], types.Select(type => type.Label));
        Assert.Equal(["?fieldGroup=BIG", "?fieldGroup=BIG&offset=2", "?fieldGroup=BIG&offset=4"], asked);
        Assert.Equal(3, calls);
    }

    private static async Task<Connection?> FindAsync(StubOrg org)
    {
        using var portal = new CallingPortal(org, StubOrg.Origin, new FakeTimeProvider(The.Start));
        var grant = await portal.KeepGrantAsync();
        return await portal.Client.FindConnectionAsync(grant.Id, Id, Cancellation);
    }

    private static HttpResponseMessage Used(int used)
    {
        var response = StubOrg.Json(Connector);
        response.Headers.Add("Sforce-Limit-Info", $"api-usage={used}/5000");
        return response;
    }
}
