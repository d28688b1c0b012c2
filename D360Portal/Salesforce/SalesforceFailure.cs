using System.Net;

namespace D360Portal.Salesforce;

/// <summary>Says in a sentence what a failed call means and what to do.</summary>
public static class SalesforceFailure
{
    /// <summary>Whether Salesforce refused or did not answer, rather than a fault of the portal.</summary>
    public static bool IsExpected(Exception exception) => exception is SalesforceApiException or SalesforceUnreachableException;

    /// <summary>Whether a page can explain it and stay as it is: Salesforce refused, did not answer, or ended the user's permission.</summary>
    public static bool IsExplained(Exception exception) => IsExpected(exception) || exception is SignInRequiredException;

    /// <summary>The meaning and the next step.</summary>
    public static string Explain(Exception exception) => exception switch
    {
        SignInRequiredException => "Salesforce ended your permission. Sign in again in another tab, and then try again here; what you typed stays.",
        SalesforceApiException { SaysLimitReached: true } =>
            "The org's API calls are used up for now. They come back over the next 24 hours; an administrator can see them in Setup → Company Information.",
        SalesforceApiException { SaysForbidden: true } =>
            "Your Salesforce user may not do this. It takes the permissions of a Data Cloud Architect or a System Administrator, in an org where Data 360 is set up.",
        SalesforceApiException { SaysUnknownValue: true } => "This org does not know it by that name.",
        SalesforceApiException { SaysNotFound: true } => "Salesforce does not have it.",
        SalesforceApiException { Status: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable } =>
            "Salesforce is busy or under maintenance. Try again in a minute; status.salesforce.com tells more.",
        SalesforceApiException { Status: >= HttpStatusCode.InternalServerError } => "Salesforce failed on its side. Try again in a minute.",
        SalesforceApiException api => $"Salesforce refused to {api.Operation}.",
        _ => $"{exception.Message} Check the network of the machine that runs the portal, and status.salesforce.com; then try again.",
    };

    /// <summary>Salesforce's own words, with the status; null when the failure was not an answer of Salesforce's.</summary>
    public static string? Words(Exception exception) => exception is SalesforceApiException api
        ? string.Join(' ', [$"{(int)api.Status}", .. api.Errors.SelectMany(error => new[] { error.Code, error.Message }).OfType<string>()])
        : null;
}
