using System.Net;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Tests.Features.Connections;
using Microsoft.Extensions.Time.Testing;

namespace D360Portal.Tests.Salesforce.Data360;

/// <summary>What the client makes of answers to a create and a test, also of those that no simulator gives.</summary>
public sealed class Data360ClientWritingTests
{
    private static readonly ConnectionDefinition Definition = new()
    {
        Type = ConnectorTypeName.Parse("AwsRdsMySql"),
        Method = "Ingress",
        Label = "Clinic 01",
        Name = "Clinic_01",
        Credentials = [new ConnectionCredential("password", new Secret("canary-password"))],
        Parameters = [new ConnectionParameter("host", "one.example")],
    };

    [Theory]
    [InlineData("""{"id":"9cg000000000001AAA","name":"Clinic_01"}""", "Clinic_01")]
    [InlineData("""{"id":"9cg000000000001AAA","name":" ","params":[{}],"unheardOf":[1,2]}""", null)]
    [InlineData("""{"id":"9cg000000000001AAA"}""", null)]
    public async Task The_id_of_a_created_connector_is_what_counts(string json, string? name)
    {
        var (outcome, asked) = await CreateAsync(_ => StubOrg.Json(json, HttpStatusCode.Created));

        Assert.Equal(("9cg000000000001AAA", name, 1), (outcome.Id.ToString(), outcome.Name, asked));
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task A_create_that_is_refused_is_never_repeated(HttpStatusCode status)
    {
        var asked = 0;
        var refusal = await Assert.ThrowsAsync<SalesforceApiException>(() => CreateAsync(_ =>
        {
            asked++;
            return StubOrg.Json("""[{"errorCode":"X","message":"no"}]""", status);
        }));

        Assert.Equal((status, 1), (refusal.Status, asked));
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("utf8")]
    [InlineData("gb2312")]
    [InlineData("no such thing")]
    public async Task A_page_in_a_charset_that_nobody_knows_is_a_refusal_like_any_other(string charset)
    {
        var refusal = await Assert.ThrowsAsync<SalesforceApiException>(() => CreateAsync(_ =>
        {
            var response = new HttpResponseMessage(HttpStatusCode.BadGateway) { Content = new ByteArrayContent("<h1>Bad gateway \u00fc</h1>"u8.ToArray()) };
            response.Content.Headers.TryAddWithoutValidation("Content-Type", $"text/html; charset={charset}");
            return response;
        }));

        Assert.Equal(HttpStatusCode.BadGateway, refusal.Status);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, false)]
    [InlineData(HttpRequestError.NameResolutionError, false)]
    [InlineData(HttpRequestError.SecureConnectionError, false)]
    [InlineData(HttpRequestError.ResponseEnded, true)]
    [InlineData(HttpRequestError.Unknown, true)]
    public async Task A_call_that_broke_may_have_arrived_unless_there_was_never_a_connection(HttpRequestError error, bool mayHaveArrived)
    {
        var broken = await Assert.ThrowsAsync<SalesforceUnreachableException>(() => CreateAsync(_ => throw new HttpRequestException(error)));

        Assert.Equal(mayHaveArrived, broken.MayHaveArrived);
    }

    [Fact]
    public async Task A_call_that_timed_out_may_have_arrived() =>
        Assert.True((await Assert.ThrowsAsync<SalesforceUnreachableException>(() => CreateAsync(_ => throw new TaskCanceledException()))).MayHaveArrived);

    [Theory]
    [InlineData("""{"success":true}""", true)]
    [InlineData("""{"success":true,"errors":[{"errorCode":"","message":""}]}""", true)]
    [InlineData("""{"success":false}""", false)]
    [InlineData("""{"success":false,"errors":null}""", false)]
    [InlineData("""{}""", false)]
    [InlineData("""{"success":"true"}""", true)]
    public async Task Success_is_what_the_test_says_it_is(string json, bool works) => Assert.Equal(works, await TestAsync(StubOrg.Json(json)) is TestOutcome.Works);

    [Theory]
    [InlineData("""{"success":false,"errors":[{"errorCode":"A","message":"m"}]}""", 200, "A m")]
    [InlineData("""{"success":false,"errors":[{"errorCode":"A","errorMessage":"m"}]}""", 200, "A m")]
    [InlineData("""{"success":false,"errors":[{"errorCode":"A","errorMessage":"m","message":"other"}]}""", 200, "A m")]
    [InlineData("""{"success":false,"errors":[null,{"errorCode":"","message":" "},{"message":"m"}]}""", 200, " m")]
    [InlineData("""[{"errorCode":"A","message":"m"}]""", 400, "A m")]
    [InlineData("""{"errorCode":"A","message":"m"}""", 400, "A m")]
    [InlineData("""[{"errorCode":"A","message":"&lt;m&gt;"}]""", 422, "A <m>")]
    [InlineData("""[{"errorCode":"A","message":"host was not found"}]""", 400, "A host was not found")]
    [InlineData("""[{"errorCode":"A","message":"m"}]""", 500, "A m")]
    public async Task A_failed_test_is_read_however_it_comes(string json, int status, string error) =>
        Assert.Equal([error], Assert.IsType<TestOutcome.Failed>(await TestAsync(StubOrg.Json(json, (HttpStatusCode)status))).Errors.Select(one => $"{one.Code} {one.Message}"));

    [Theory]
    [InlineData(403, "FUNCTIONALITY_NOT_ENABLED")]
    [InlineData(403, "REQUEST_LIMIT_EXCEEDED")]
    [InlineData(404, "NOT_FOUND")]
    [InlineData(429, "X")]
    [InlineData(503, "SERVER_UNAVAILABLE")]
    public async Task A_refusal_that_is_not_about_the_connection_is_no_failed_test(int status, string code) =>
        await Assert.ThrowsAsync<SalesforceApiException>(() => TestAsync(StubOrg.Json($$"""[{"errorCode":"{{code}}","message":"m"}]""", (HttpStatusCode)status)));

    [Fact]
    public async Task A_secret_that_a_message_repeats_goes_no_further()
    {
        const string Json = """[{"errorCode":"A","message":"Cannot log in with canary-password."}]""";
        var refusal = await Assert.ThrowsAsync<SalesforceApiException>(() => CreateAsync(_ => StubOrg.Json(Json, HttpStatusCode.BadRequest)));
        var failure = Assert.IsType<TestOutcome.Failed>(await TestAsync(StubOrg.Json("""{"success":false,"errors":[{"message":"Cannot log in with canary-password."}]}""")));

        Assert.Equal(("Cannot log in with ***.", "Cannot log in with ***."), (Assert.Single(refusal.Errors).Message, Assert.Single(failure.Errors).Message));
        Assert.DoesNotContain("canary", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_in_the_details_goes_no_further_either()
    {
        const string Error = """{"errorCode":"A","message":"m","details":{"subErrorCode":"INVALID_IAM_ROLE","subErrorMessage":"Not canary-password."}}""";
        var refusal = await Assert.ThrowsAsync<SalesforceApiException>(() => CreateAsync(_ => StubOrg.Json($"[{Error}]", HttpStatusCode.BadRequest)));
        var failure = Assert.IsType<TestOutcome.Failed>(await TestAsync(StubOrg.Json($$"""{"success":false,"errors":[{{Error}}]}""")));

        Assert.All((SalesforceError[])[Assert.Single(refusal.Errors), Assert.Single(failure.Errors)], error => Assert.Equal("A INVALID_IAM_ROLE m Not ***.", error.Words));
    }

    [Fact]
    public async Task Salesforce_s_name_for_the_call_survives_what_is_taken_out_of_its_words()
    {
        var refusal = await Assert.ThrowsAsync<SalesforceApiException>(() => CreateAsync(_ => Named(HttpStatusCode.Conflict)));
        var failure = Assert.IsType<TestOutcome.Failed>(await TestAsync(Named(HttpStatusCode.BadRequest)));

        Assert.Equal(("abc-1", "abc-1"), (refusal.RequestId, failure.RequestId));

        static HttpResponseMessage Named(HttpStatusCode status)
        {
            var response = StubOrg.Json("""[{"errorCode":"A","message":"canary-password"}]""", status);
            response.Headers.Add("X-Request-Id", "abc-1");
            return response;
        }
    }

    private static async Task<(CreatedConnection Created, int Asked)> CreateAsync(Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        using var org = new StubOrg(answer);
        using var portal = new CallingPortal(org, StubOrg.Origin, new FakeTimeProvider());
        var grant = await portal.KeepGrantAsync();
        return (await portal.Client.CreateAsync(grant.Id, Definition, TestContext.Current.CancellationToken), org.Asked.Count);
    }

    private static async Task<TestOutcome> TestAsync(HttpResponseMessage answer)
    {
        using var org = new StubOrg(_ => answer);
        using var portal = new CallingPortal(org, StubOrg.Origin, new FakeTimeProvider());
        var grant = await portal.KeepGrantAsync();
        return await portal.Client.TestAsync(grant.Id, Definition, TestContext.Current.CancellationToken);
    }
}
