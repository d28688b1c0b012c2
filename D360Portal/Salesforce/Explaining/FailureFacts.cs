using System.Net;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Salesforce.Explaining;

/// <summary>What is known of a failure that is to be explained.</summary>
/// <param name="Where">Where it was met.</param>
/// <param name="Code">Salesforce's code; null when it gave none.</param>
/// <param name="Text">Salesforce's words; null when there were none.</param>
/// <param name="Type">The connector type it was about; null when about none.</param>
/// <param name="Status">The HTTP status; null where it says nothing, as with a failed test that comes as 200.</param>
public readonly record struct FailureFacts(
    FailureKind Where, string? Code = null, string? Text = null, ConnectorTypeName? Type = null, HttpStatusCode? Status = null)
{
    /// <summary>The release level of the type, such as <c>ACCESS_CHECK</c>; null when not told.</summary>
    public string? ReleaseLevel { get; init; }

    /// <summary>
    /// The facts of every error of one answer. An error with a finer code counts twice, and an answer without errors still has its status.
    /// </summary>
    /// <param name="errors">What Salesforce said.</param>
    /// <param name="common">What is the same for all of them.</param>
    public static IEnumerable<FailureFacts> Of(IReadOnlyList<SalesforceError> errors, FailureFacts common) => errors.Count == 0
        ? [common]
        : errors.SelectMany(error => new[] { error.SubCode, error.Code }.Distinct().Select(code => common with { Code = code, Text = error.Message }));
}
