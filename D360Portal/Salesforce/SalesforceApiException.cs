using System.Net;

namespace D360Portal.Salesforce;

/// <summary>Salesforce answered a call with an error.</summary>
/// <param name="operation">What was tried, in words, such as <c>read the organization</c>.</param>
/// <param name="status">The HTTP status.</param>
/// <param name="errors">What Salesforce said, possibly nothing.</param>
public sealed class SalesforceApiException(string operation, HttpStatusCode status, IReadOnlyList<SalesforceError> errors)
    : Exception($"Salesforce refused to {operation}: {(int)status} {(errors.Count > 0 ? errors[0].Code : "without an error code")}.")
{
    /// <summary>What was tried.</summary>
    public string Operation { get; } = operation;

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>What Salesforce said.</summary>
    public IReadOnlyList<SalesforceError> Errors { get; } = errors;
}
