using System.Net;
using D360Portal.Salesforce;
using D360Portal.Salesforce.Explaining;

namespace D360Portal.Features.Connections;

/// <summary>Tells what a failed create means.</summary>
internal static class CreateFates
{
    /// <summary>The fate; null for an exception that is a fault of the portal.</summary>
    public static CreateFate? Of(Exception exception) => exception switch
    {
        SignInRequiredException => CreateFate.SignedOut,
        SalesforceUnreachableException { Explanation.Id: Explanations.OrgLocked } => CreateFate.OrgLocked,
        SalesforceUnreachableException { MayHaveArrived: false } => CreateFate.Busy,
        SalesforceUnreachableException => CreateFate.Unanswered,
        SalesforceApiException { SaysLimitReached: true } limit => IsOfTheDay(limit) ? CreateFate.NoAllowance : CreateFate.Busy,
        SalesforceApiException { Status: HttpStatusCode.TooManyRequests } => CreateFate.Busy,
        SalesforceApiException { SaysForbidden: true } => CreateFate.Forbidden,
        SalesforceApiException api when ChangeRefusal.SaysNameTaken(api) => CreateFate.NameTaken,
        SalesforceApiException api when RejectionReader.IsCertain(api) => CreateFate.Rejected,
        SalesforceApiException { Status: HttpStatusCode.ServiceUnavailable } => CreateFate.Unavailable,
        SalesforceApiException => CreateFate.Unanswered,
        _ => null,
    };

    /// <summary>The same code stands for the calls of the day and for too many long calls at once; only the sentence tells.</summary>
    private static bool IsOfTheDay(SalesforceApiException exception) =>
        exception.Errors.Any(error => error.Message?.Contains("TotalRequests", StringComparison.OrdinalIgnoreCase) is true);
}
