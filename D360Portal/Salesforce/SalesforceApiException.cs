using System.Net;

namespace D360Portal.Salesforce;

/// <summary>Salesforce answered a call with an error.</summary>
/// <param name="operation">What was tried, in words, such as <c>read the organization</c>.</param>
/// <param name="status">The HTTP status.</param>
/// <param name="errors">What Salesforce said, possibly nothing.</param>
/// <param name="requestId">Salesforce's name for the call; null when it gave none.</param>
public sealed class SalesforceApiException(
    string operation, HttpStatusCode status, IReadOnlyList<SalesforceError> errors, string? requestId = null)
    : Exception($"Salesforce refused to {operation}: {(int)status} {(errors.Count > 0 ? errors[0].Code : null) ?? "without an error code"}.")
{
    /// <summary>What was tried.</summary>
    public string Operation { get; } = operation;

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>What Salesforce said.</summary>
    public IReadOnlyList<SalesforceError> Errors { get; } = errors;

    /// <summary>Salesforce's name for the call, which its support asks for.</summary>
    public string? RequestId { get; } = requestId;

    /// <summary>Whether what was asked for does not exist. Some resources say so with 400 or 500 and a sentence.</summary>
    public bool SaysNotFound =>
        Status is HttpStatusCode.NotFound
        || Errors.Any(error => error.Code is "NOT_FOUND" or "ITEM_NOT_FOUND"
            || (Status is HttpStatusCode.BadRequest or HttpStatusCode.InternalServerError
                && error.Message?.Contains("not found", StringComparison.OrdinalIgnoreCase) is true));

    /// <summary>Whether a value in the address was refused, such as a connector type that the org does not know.</summary>
    public bool SaysUnknownValue => Errors.Any(error => error.Code is "ILLEGAL_QUERY_PARAMETER_VALUE");

    /// <summary>Whether the user, or the org, may not do it.</summary>
    public bool SaysForbidden => Status is HttpStatusCode.Forbidden && !SaysLimitReached;

    /// <summary>Whether the org's API calls of the day, or its places for long calls, are used up.</summary>
    public bool SaysLimitReached => Errors.Any(error => error.Code is "REQUEST_LIMIT_EXCEEDED");
}
