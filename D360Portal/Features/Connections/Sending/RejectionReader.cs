using System.Net;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>Finds out what Salesforce's errors on a test or a create mean, and which fields they concern.</summary>
internal static class RejectionReader
{
    /// <summary>Reads the errors of a refused create.</summary>
    public static Rejection Of(SalesforceApiException exception, ConnectorForm form)
    {
        var words = SalesforceFailure.Words(exception);
        if (exception.SaysForbidden || exception.SaysLimitReached || exception.Status is HttpStatusCode.TooManyRequests)
        {
            return new Rejection(SalesforceFailure.Explain(exception), words, []);
        }

        var rejection = Of(exception.Errors, form) with { SalesforceWords = words };

        // Of this status the API's documentation says only this; its code is not published.
        return exception.Status is HttpStatusCode.UnprocessableEntity && rejection.Faults.Count == 0
            ? rejection with { What = "The org has as many connectors as Salesforce allows. Delete one that nobody uses, or ask Salesforce for more." }
            : rejection;
    }

    /// <summary>Reads the errors of a failed test.</summary>
    public static Rejection Of(IReadOnlyList<SalesforceError> errors, ConnectorForm form)
    {
        var words = string.Join(' ', errors.SelectMany(error => new[] { error.Code, error.Message }).OfType<string>());
        return new Rejection(What(errors, form), words.Length > 0 ? words : null, [.. errors.SelectMany(error => Faults(error, form)).DistinctBy(fault => fault.Field)]);
    }

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

    /// <summary>Sources: the codes that were seen live, in the API's documentation and in other tools' records of it.</summary>
    private static string What(IReadOnlyList<SalesforceError> errors, ConnectorForm form)
    {
        bool Has(string code) => errors.Any(error => string.Equals(error.Code, code, StringComparison.OrdinalIgnoreCase));
        bool Says(string text) => errors.Any(error => error.Message?.Contains(text, StringComparison.OrdinalIgnoreCase) is true);

        return errors switch
        {
            _ when Has("DUPLICATES_DETECTED") =>
                "Another connector has this API name. Choose another; the name of a connector that was just deleted stays taken for some seconds.",
            _ when Says("developerName cannot be empty") => "Salesforce wants an API name.",
            _ when Says("required, but missed") => "Salesforce misses a value that it needs.",
            _ when Has("JSON_PARSER_ERROR") => "Salesforce does not understand one of the values that were sent. Compare them with a connector that works.",
            _ when form.ReleaseLevel == "ACCESS_CHECK" || Has("CONNECTORS_FRAMEWORK_TEST_FAILED") =>
                "Salesforce's connector could not connect. Connectors of some types (ACCESS_CHECK) only work in orgs that Salesforce has opened for them.",
            _ when Says("Illegal base64 character") => "The private key must be the base64 text alone, without the BEGIN and END lines and without line breaks.",
            _ when Has("INVALID_CREDENTIALS") || Says("Access denied") || Says("authentication") || Says("password") =>
                "The source refuses user or password. Check both; several wrong passwords may lock the account.",
            _ when Has("CONNECTION_NOT_ESTABLISHED") || Has("INVALID_CONNECTION") =>
                "Salesforce could not reach the source. Check host and port, that it is running, and that it lets in Data 360's addresses.",
            _ when Has("INTERNAL_ERROR") || Has("UNKNOWN_EXCEPTION") => "Salesforce failed and does not say why.",
            [{ Message: { } message }, ..] => message,
            [{ Code: { } code }, ..] => $"Salesforce says {code}.",
            _ => "Salesforce refused and does not say why.",
        };
    }

    private static IEnumerable<FieldFault> Faults(SalesforceError error, ConnectorForm form)
    {
        var message = error.Message ?? "";
        if (error.Code is "DUPLICATES_DETECTED" || message.Contains("developerName", StringComparison.OrdinalIgnoreCase))
        {
            yield return new FieldFault(FieldFault.Name, message.Length > 0 ? message : "Another connector has this API name.");

            // The message may hold that name, which may be the word that a setting is called.
            yield break;
        }

        foreach (var one in form.Fields.Where(one => one.IsShown && Names(message, one)))
        {
            yield return new FieldFault(one.Name, message);
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
