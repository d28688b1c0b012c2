using System.Net;
using D360Portal.Features.Org.Check;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Exchanges;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Features.Org.Check;

public sealed class KnownFailuresTests
{
    [Theory]
    [InlineData(StepKey.ServiceToken, 400, "invalid_grant", "no client credentials user enabled", "no Run-As user")]
    [InlineData(StepKey.ServiceToken, 400, "invalid_grant", "request not supported on this domain", "not allowed")]
    [InlineData(StepKey.ServiceToken, 400, "unsupported_grant_type", "grant type not supported", "is off for this app")]
    [InlineData(StepKey.ServiceToken, 400, "invalid_app_access", "user is not admin approved to access this app", "not approved")]
    [InlineData(StepKey.ServiceToken, 400, "invalid_grant", "login rate exceeded", "too many logins")]
    [InlineData(StepKey.ServiceToken, 400, "invalid_grant", "inactive user", "deactivated")]
    [InlineData(StepKey.ServiceToken, 400, "invalid_grant", "ip restricted", "did not accept the flow")]
    [InlineData(StepKey.ServiceToken, 400, "invalid_client_id", "client identifier invalid", "consumer key")]
    [InlineData(StepKey.ServiceToken, 400, "invalid_client", "invalid client credentials", "consumer secret is wrong")]
    [InlineData(StepKey.ServiceToken, 400, "invalid_client", "app must be installed into org", "must be installed")]
    [InlineData(StepKey.ServiceToken, 400, "inactive_user", "", "deactivated")]
    [InlineData(StepKey.ServiceToken, 400, "user_deleted", "", "deleted")]
    [InlineData(StepKey.Data360Token, 400, "invalid_request", "Couldn't find CDP tenant ID. Please enable CDP first", "has no tenant")]
    [InlineData(StepKey.Data360Token, 400, "invalid_request", "invalid subject token", "did not accept the org's token")]
    [InlineData(StepKey.Data360Token, 400, "invalid_scope", "", "not granted")]
    [InlineData(StepKey.Data360Token, 400, "something_new", "", "data space")]
    [InlineData(StepKey.Data360Token, 401, null, null, "lacks the scopes")]
    [InlineData(StepKey.Data360Token, 403, null, null, "lacks the scopes")]
    [InlineData(StepKey.Data360Token, 404, null, null, "not set up")]
    [InlineData(StepKey.Query, 403, "FORBIDDEN", "", "may not query")]
    [InlineData(StepKey.Query, 401, "UNAUTHORIZED", "", "rejected a new token")]
    [InlineData(StepKey.Query, 429, null, null, "too many queries")]
    [InlineData(StepKey.ConnectorTypes, 403, "FUNCTIONALITY_NOT_ENABLED", "[CdpConnections]", "not enabled")]
    [InlineData(StepKey.ConnectorTypes, 400, "INVALID_INPUT", "Couldn't find CDP tenant ID", "has no tenant")]
    [InlineData(StepKey.ConnectorTypes, 404, "NOT_FOUND", "", "does not have this list")]
    [InlineData(StepKey.Connectors, 403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", "used up")]
    [InlineData(StepKey.Connectors, 403, "INSUFFICIENT_ACCESS", "", "may not read")]
    [InlineData(StepKey.Allowance, 403, "INSUFFICIENT_ACCESS", "", "may not see the org's limits")]
    [InlineData(StepKey.Permission, 403, "FUNCTIONALITY_NOT_ENABLED", "[CdpConnectionsManage]", "may not create")]
    [InlineData(StepKey.Permission, 403, "REQUEST_LIMIT_EXCEEDED", "", "used up")]
    [InlineData(StepKey.Identity, 403, null, null, "refuses to say who you are")]
    [InlineData(StepKey.Identity, 503, null, null, "maintenance")]
    [InlineData(StepKey.Query, 500, "INTERNAL_SERVER_ERROR", "", "failed on its side")]
    [InlineData(StepKey.Identity, 302, null, null, "not Salesforce's API")]
    [InlineData(StepKey.Identity, null, null, null, "no answer")]
    public void Every_failure_of_the_reference_is_explained(object step, int? status, string? code, string? message, string meaning) =>
        Assert.Contains(meaning, KnownFailures.Find((StepKey)step, Failed(status, code, message))?.Meaning ?? "nothing", StringComparison.Ordinal);

    [Fact]
    public void A_new_one_is_told_in_Salesforce_s_words()
    {
        var failed = StepResult.Refused(StepKey.Connectors, [Failed(418, "TEAPOT", "short and stout")]);

        Assert.Equal((null, "Salesforce refused: 418 TEAPOT.", "TEAPOT short and stout"), (failed.Advice, failed.Summary, failed.SalesforceWords));
    }

    [Fact]
    public void No_row_is_hidden_behind_a_wider_one()
    {
        foreach (var row in KnownFailures.All)
        {
            var step = row.Steps.Count > 0 ? row.Steps[0] : StepKey.Identity;
            var exchange = Failed((int?)row.Status ?? 400, row.Code, row.Words is null ? null : $"Well: {row.Words}.");

            Assert.Equal(row.Advice, KnownFailures.Find(step, exchange));
        }
    }

    [Fact]
    public void Every_row_says_what_to_do()
    {
        Assert.All(KnownFailures.All, row =>
        {
            Assert.EndsWith(".", row.Advice.Meaning, StringComparison.Ordinal);
            Assert.EndsWith(".", row.Advice.Next, StringComparison.Ordinal);
        });
    }

    private static Exchange Failed(int? status, string? code, string? message) => new()
    {
        Call = ShownCall.Of(new Data360Call("ask", HttpMethod.Get, "/services/data/v66.0/limits"), The.Org.MyDomain),
        Status = (HttpStatusCode?)status,
        Errors = code is null && message is null ? [] : [new SalesforceError(code, message)],
        Silence = status is null ? "acme.my.salesforce.com cannot be reached." : null,
        Took = TimeSpan.FromMilliseconds(12),
    };
}
