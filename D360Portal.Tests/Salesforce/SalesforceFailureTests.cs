using System.Net;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Explaining;
using D360Portal.Salesforce.Grants;
using D360Portal.Tests.Testing;

namespace D360Portal.Tests.Salesforce;

public sealed class SalesforceFailureTests
{
    private static readonly SignInRequiredException Ended = new(GrantId.New(The.Start), "expired_or_revoked");

    [Fact]
    public void An_ended_permission_is_explained_but_not_expected_of_a_call()
    {
        Assert.True(SalesforceFailure.IsExplained(Ended));
        Assert.False(SalesforceFailure.IsExpected(Ended));
        Assert.StartsWith("Salesforce ended your permission. Sign in again", SalesforceFailure.Explain(Ended), StringComparison.Ordinal);
        Assert.Null(SalesforceFailure.Words(Ended));
    }

    [Fact]
    public void What_Salesforce_answers_or_does_not_is_expected()
    {
        Assert.All(
            (Exception[])[Refusal(400), new SalesforceUnreachableException("acme.my.salesforce.com", "cannot be reached")],
            failure => Assert.Equal((true, true), (SalesforceFailure.IsExpected(failure), SalesforceFailure.IsExplained(failure))));
        Assert.Equal((false, false), (SalesforceFailure.IsExpected(new InvalidOperationException()), SalesforceFailure.IsExplained(new InvalidOperationException())));
    }

    [Theory]
    [InlineData(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.", "The org's API calls are used up for now. They come back over the next 24 hours; an administrator can see them in Setup → Company Information.")]
    [InlineData(403, "X", "No", "Your Salesforce user may not do this. It takes the permissions of a Data Cloud Architect or a System Administrator, in an org where Data 360 is set up.")]
    [InlineData(404, "NOT_FOUND", null, "Salesforce does not have it. It may have been deleted, or your user may not see it. Look again in the list.")]
    [InlineData(429, null, null, "Salesforce is busy or under maintenance. Try again in a minute; status.salesforce.com tells more.")]
    [InlineData(500, "UNKNOWN_EXCEPTION", "x", "Salesforce failed on its side. Try again in a minute.")]
    public void A_known_failure_is_explained(int status, string? code, string? message, string sentence) =>
        Assert.Equal(sentence, SalesforceFailure.Explain(Refusal(status, code, message)));

    [Fact]
    public void An_unknown_failure_shows_code_words_and_request_id()
    {
        var unknown = Refusal(400, "SOMETHING_NEW", "The moon is full", "abc-1");

        Assert.Equal("Salesforce refused to read the connector. It says: 400 SOMETHING_NEW The moon is full (request id abc-1).", SalesforceFailure.Explain(unknown));
        Assert.Equal("400 SOMETHING_NEW The moon is full (request id abc-1)", SalesforceFailure.Words(unknown));
    }

    [Fact]
    public void Where_Salesforce_says_nothing_there_is_still_its_status() =>
        Assert.Equal("Salesforce refused to read the connector. It answered 400, and does not say why.", SalesforceFailure.Explain(Refusal(400)));

    [Fact]
    public void A_refusal_of_the_token_endpoint_is_explained_in_place_of_blaming_the_network()
    {
        var explanation = Explanations.Find(new FailureFacts(FailureKind.Token, "invalid_client", "invalid client credentials"));

        Assert.Equal(
            $"acme refused the app. {explanation!.Sentence}",
            SalesforceFailure.Explain(new SalesforceUnreachableException("acme", "refused the app") { Explanation = explanation }));
        Assert.Contains("Check the network", SalesforceFailure.Explain(new SalesforceUnreachableException("acme", "cannot be reached")), StringComparison.Ordinal);
    }

    private static SalesforceApiException Refusal(int status, string? code = null, string? message = null, string? requestId = null) =>
        new("read the connector", (HttpStatusCode)status, code is null && message is null ? [] : [new SalesforceError(code, message)], requestId);
}
