using D360Portal.Features.SignIn;
using D360Portal.Salesforce.Explaining;

namespace D360Portal.Tests.Salesforce.Explaining;

/// <summary>Errors of OAuth come to two readers: what a browser brings goes to the sign-in page, what the token endpoint says also to the explanations.</summary>
public sealed class OAuthErrorsTests
{
    [Theory]
    [InlineData("access_denied", "end-user denied authorization")]
    [InlineData("access-denied", "end-user denied authorization")]
    [InlineData("OAUTH_APP_ACCESS_DENIED", "user is not admin approved to access this app")]
    [InlineData("OAUTH_APP_BLOCKED", "this app is blocked by admin")]
    [InlineData("OAUTH_EC_APP_NOT_FOUND", "External client app is not installed in this org")]
    [InlineData("invalid_client", "app must be installed into org")]
    [InlineData("invalid_client_id", "client identifier invalid")]
    [InlineData("redirect_uri_mismatch", null)]
    [InlineData("redirect_uri_missing", null)]
    [InlineData("invalid_scope", "the requested scope is not allowed")]
    [InlineData("OAUTH_APPROVAL_ERROR_GENERIC", null)]
    [InlineData("invalid_request", "missing required code challenge")]
    [InlineData("invalid_request", "HTTPS required")]
    [InlineData("invalid_request", "must use HTTP GET")]
    [InlineData("unsupported_response_type", null)]
    [InlineData("immediate_unsuccessful", null)]
    [InlineData("inactive_user", null)]
    [InlineData("inactive_org", null)]
    [InlineData("rate_limit_exceeded", null)]
    [InlineData("invalid_grant", "login rate exceeded")]
    public void An_error_that_the_browser_brings_is_explained_by_the_sign_in_page(string error, string? description) =>
        Assert.NotEqual(SignInProblems.Unknown, SignInProblemFinder.Of(error, description));

    [Theory]
    [InlineData("invalid_grant", "expired authorization code", "token-code-spent")]
    [InlineData("invalid_grant", "invalid authorization code", "token-code-spent")]
    [InlineData("invalid_grant", "expired access/refresh token", "token-expired")]
    [InlineData("invalid_grant", "token request is already being processed", "token-busy")]
    [InlineData("invalid_grant", "inactive user", "token-user-shut-out")]
    [InlineData("invalid_grant", "authentication failure", "token-user-shut-out")]
    [InlineData("invalid_grant", "ip restricted", "token-user-shut-out")]
    [InlineData("invalid_grant", "user hasn't approved this consumer", "token-not-approved")]
    [InlineData("invalid_app_access", "user is not admin approved to access this app", "token-not-approved")]
    [InlineData("invalid_grant", "code_verification_failed", "token-verifier")]
    [InlineData("invalid_grant", "invalid code verifier", "token-verifier")]
    [InlineData("invalid_client", "invalid client credentials", "token-client-secret")]
    [InlineData("invalid_client_id", "client identifier invalid", "token-client-id")]
    [InlineData("invalid_client", "app must be installed into org", "token-app-not-installed")]
    [InlineData("invalid_grant", "no client credentials user enabled", "token-no-run-as-user")]
    [InlineData("invalid_grant", "request not supported on this domain", "token-other-domain")]
    [InlineData("unsupported_grant_type", "grant type not supported", "token-flow-off")]
    [InlineData("inactive_user", null, "token-user-inactive")]
    [InlineData("user_deleted", null, "token-user-inactive")]
    [InlineData("inactive_org", null, "token-org-inactive")]
    [InlineData("rate_limit_exceeded", null, "token-rate-limit")]
    [InlineData("invalid_grant", "login rate exceeded", "token-too-many-logins")]
    [InlineData("invalid_grant", "invalid subject token", "token-subject")]
    public void An_error_of_the_token_endpoint_is_explained(string error, string? description, string id) =>
        Assert.Equal(id, Explanations.Find(new FailureFacts(FailureKind.Token, error, description))?.Id);
}
