using System.Net;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Explaining;

namespace D360Portal.Features.Connections;

/// <summary>Finds out what Salesforce's errors on a test or a create mean, and which fields they concern.</summary>
internal static class RejectionReader
{
    /// <summary>Reads the errors of a refused create.</summary>
    public static Rejection Of(SalesforceApiException exception, ConnectorForm form) => Of(exception, FailureKind.Create, form);

    /// <summary>Reads the errors of a failed test.</summary>
    public static Rejection Of(TestOutcome.Failed failed, ConnectorForm form) => Of(failed.Errors, form, failed.RequestId);

    /// <summary>Reads errors that are about the source, of a test or of another question to it.</summary>
    public static Rejection Of(IReadOnlyList<SalesforceError> errors, ConnectorForm form, string? requestId = null) =>
        Of(errors, FactsOf(FailureKind.Test, form, status: null), form) with { SalesforceWords = SalesforceFailure.Words(errors, requestId) };

    /// <summary>Reads why a test was not even made.</summary>
    public static Rejection OfUnmadeTest(Exception exception, ConnectorForm form) => exception is SalesforceApiException refusal
        ? Of(refusal, FailureKind.Test, form)
        : new Rejection(SalesforceFailure.Explain(exception), SalesforceWords: null, []);

    /// <summary>Whether a failure says nothing of the values that were sent: any other call would fail now too.</summary>
    public static bool IsAboutCalls(Exception exception) => exception is not SalesforceApiException refusal
        || refusal.SaysLimitReached
        || refusal.Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
            or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    /// <summary>Whether Salesforce hides the cause, which a test may tell.</summary>
    public static bool HidesCause(SalesforceApiException exception) =>
        exception.Errors.Any(error => error.Code is "INTERNAL_ERROR") || ((int)exception.Status < 500 && exception.Errors.Count == 0);

    /// <summary>
    /// Whether the connector was surely not created. A server error may come from a gateway after all was done; only INTERNAL_ERROR is known to be
    /// how a create says no.
    /// </summary>
    public static bool IsCertain(SalesforceApiException exception) =>
        exception.Errors.Any(error => error.Code is "INTERNAL_ERROR")
        || ((int)exception.Status < 500 && exception.Status is not HttpStatusCode.RequestTimeout);

    private static Rejection Of(SalesforceApiException exception, FailureKind where, ConnectorForm form)
    {
        var rejection = Of(exception.Errors, FactsOf(where, form, exception.Status), form) with { SalesforceWords = SalesforceFailure.Words(exception) };

        // Words about a permission or the allowance may hold a word that a setting is called.
        var isAboutValues = !exception.SaysForbidden && !exception.SaysLimitReached && exception.Status is not HttpStatusCode.TooManyRequests;
        return isAboutValues ? rejection : rejection with { Faults = [] };
    }

    private static Rejection Of(IReadOnlyList<SalesforceError> errors, FailureFacts common, ConnectorForm form)
    {
        var faults = errors.SelectMany(error => Faults(error, common, form)).DistinctBy(fault => fault.Field).ToArray();
        return Explanations.Find(FailureFacts.Of(errors, common)) is { } explanation
            ? new Rejection(explanation.Meaning, SalesforceWords: null, faults) { NextStep = explanation.NextStep }
            : new Rejection(Unexplained(errors), SalesforceWords: null, faults) { IsExplained = false };
    }

    private static FailureFacts FactsOf(FailureKind where, ConnectorForm form, HttpStatusCode? status) =>
        new(where, Type: form.Type, Status: status) { ReleaseLevel = form.ReleaseLevel };

    /// <summary>What Salesforce says; its code and its name for the call stand below, among its words.</summary>
    private static string Unexplained(IReadOnlyList<SalesforceError> errors) => errors switch
    {
        [{ Message: { } message }, ..] => message,
        [{ Code: { } code }, ..] => $"Salesforce says {code}.",
        _ => "Salesforce refused and does not say why.",
    };

    private static IEnumerable<FieldFault> Faults(SalesforceError error, FailureFacts common, ConnectorForm form)
    {
        var explanation = Explanations.Find(FailureFacts.Of([error], common));
        var message = error.Message ?? "";
        if (explanation is { Field: Explanation.ApiName })
        {
            yield return new FieldFault(FieldFault.Name, message.Length > 0 ? message : explanation.Meaning);

            // The message may hold that name, which may be the word that a setting is called.
            yield break;
        }

        var isNamed = false;
        foreach (var one in form.Fields.Where(one => one.IsShown && Names(message, one)))
        {
            isNamed = true;
            yield return new FieldFault(one.Name, message);
        }

        if (!isNamed && explanation?.Field is { } field && form.Find(field) is { IsShown: true } about)
        {
            yield return new FieldFault(about.Name, explanation.Sentence);
        }
    }

    /// <summary>Whether a message names a field: its parameter's name as a word, or its label.</summary>
    private static bool Names(string message, FormField one) => HasWord(message, one.Name) || HasWord(message, one.Attribute.Label);

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !IsPart(text[at - 1])) && (end == text.Length || !IsPart(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPart(char character) => char.IsLetterOrDigit(character) || character == '_';
}
