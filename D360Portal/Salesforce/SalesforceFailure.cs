using D360Portal.Salesforce.Explaining;

namespace D360Portal.Salesforce;

/// <summary>Says in a sentence what a failed call means and what to do.</summary>
public static class SalesforceFailure
{
    /// <summary>Whether Salesforce refused or did not answer, rather than a fault of the portal.</summary>
    public static bool IsExpected(Exception exception) => exception is SalesforceApiException or SalesforceUnreachableException;

    /// <summary>Whether a page can explain it and stay as it is: Salesforce refused, did not answer, or ended the user's permission.</summary>
    public static bool IsExplained(Exception exception) => IsExpected(exception) || exception is SignInRequiredException;

    /// <summary>The meaning and the next step; for an answer that nobody knows, what Salesforce said.</summary>
    public static string Explain(Exception exception) => exception switch
    {
        SignInRequiredException => "Salesforce ended your permission. Sign in again in another tab, and then try again here; what you typed stays.",
        SalesforceApiException api => Find(api)?.Sentence ?? $"Salesforce refused to {api.Operation}.{Saying(api)}",
        SalesforceUnreachableException { Explanation: { } explanation } => $"{exception.Message} {explanation.Sentence}",
        _ => $"{exception.Message} Check the network of the machine that runs the portal, and status.salesforce.com; then try again.",
    };

    /// <summary>Salesforce's own words, with the status and its name for the call; null when the failure was not an answer of Salesforce's.</summary>
    public static string? Words(Exception exception) =>
        exception is SalesforceApiException api ? Words([$"{(int)api.Status}", .. api.Errors.Select(error => error.Words)], api.RequestId) : null;

    /// <summary>The words of errors that came without a status of their own; null when they say nothing.</summary>
    public static string? Words(IReadOnlyList<SalesforceError> errors, string? requestId) =>
        Words(errors.Select(error => error.Words), requestId) is { Length: > 0 } words ? words : null;

    private static string Words(IEnumerable<string> parts, string? requestId) =>
        string.Join(' ', parts.Append(requestId is null ? "" : $"(request id {requestId})").Where(part => part.Length > 0));

    private static string Saying(SalesforceApiException api) => api.Errors.Count == 0 ? $" It answered {Words(api)}, and does not say why." : $" It says: {Words(api)}.";

    private static Explanation? Find(SalesforceApiException api) =>
        Explanations.Find(FailureFacts.Of(api.Errors, new FailureFacts(FailureKind.Api, Status: api.Status)));
}
