using D360Portal.Features.SignIn;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Tests.Features.SignIn;

public sealed class SignInProblemFinderTests
{
    [Theory]
    [InlineData("access_denied", "end-user denied authorization", "access_denied")]
    [InlineData("access-denied", null, "access_denied")]
    [InlineData("OAUTH_APP_ACCESS_DENIED", "user is not admin approved to access this app", "not_approved")]
    [InlineData("oauth_app_access_denied", null, "not_approved")]
    [InlineData("OAUTH_APP_BLOCKED", null, "app_blocked")]
    [InlineData("OAUTH_EC_APP_NOT_FOUND", "External client app is not installed in this org", "app_not_found")]
    [InlineData("invalid_client", "app must be installed into org", "app_not_installed")]
    [InlineData("invalid_client_id", "client identifier invalid", "client_id")]
    [InlineData("invalid_client", "invalid client credentials", "client_secret")]
    [InlineData("redirect_uri_mismatch", null, "callback")]
    [InlineData("redirect_uri_missing", null, "callback")]
    [InlineData("invalid_scope", "the requested scope is not allowed", "scope")]
    [InlineData("OAUTH_APPROVAL_ERROR_GENERIC", null, "approval")]
    [InlineData("invalid_request", "missing required code challenge", "pkce")]
    [InlineData("invalid_request", "HTTPS required", "request")]
    [InlineData("unsupported_response_type", null, "request")]
    [InlineData("immediate_unsuccessful", null, "request")]
    [InlineData("inactive_user", null, "user_inactive")]
    [InlineData("inactive_org", null, "org_inactive")]
    [InlineData("rate_limit_exceeded", null, "rate_limited")]
    [InlineData("invalid_grant", "login rate exceeded", "rate_limited")]
    [InlineData("invalid_grant", "expired authorization code", "code_spent")]
    [InlineData("invalid_grant", "invalid authorization code", "code_spent")]
    [InlineData("invalid_grant", "invalid code verifier", "code_foreign")]
    [InlineData("invalid_grant", "user hasn't approved this consumer", "not_approved")]
    [InlineData("invalid_app_access", "user is not admin approved to access this app", "not_approved")]
    [InlineData("unsupported_grant_type", "grant type not supported", "request")]
    [InlineData("something_new", "never seen", "unknown")]
    [InlineData("<script>alert(1)</script>", null, "unknown")]
    [InlineData(null, null, "unknown")]
    public void Every_known_error_has_its_explanation(string? error, string? description, string code) =>
        Assert.Equal(code, SignInProblemFinder.Of(error, description).Code);

    [Fact]
    public void Every_reason_to_disbelieve_an_answer_has_its_explanation() =>
        Assert.All(Enum.GetValues<SignInRefusal>(), refusal => Assert.NotEqual(SignInProblems.Unknown, SignInProblemFinder.Of(refusal)));

    [Fact]
    public void Every_explanation_can_be_found_by_its_code() =>
        Assert.All(SignInProblems.All, problem => Assert.Same(problem, SignInProblems.Find(problem.Code)));

    [Fact]
    public void Every_explanation_is_in_the_list()
    {
        var declared = typeof(SignInProblems).GetFields().Where(field => field.FieldType == typeof(SignInProblem)).Select(field => field.GetValue(null));

        Assert.Equivalent(declared, SignInProblems.All);
    }
}
