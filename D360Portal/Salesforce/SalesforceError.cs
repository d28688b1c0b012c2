namespace D360Portal.Salesforce;

/// <summary>One item of Salesforce's error array: <c>[{"errorCode":"INVALID_SESSION_ID","message":"Session expired or invalid"}]</c>.</summary>
/// <param name="Code">The error code, or <c>null</c> when the body was no error array.</param>
/// <param name="Message">Salesforce's own words, shortened.</param>
public sealed record SalesforceError(string? Code, string? Message)
{
    /// <summary>The finer code that some errors carry in <c>details.subErrorCode</c>, such as <c>INVALID_IAM_ROLE</c>; null for all others.</summary>
    public string? SubCode { get; init; }

    /// <summary>All that the error says, in one line; empty when it says nothing.</summary>
    public string Words => string.Join(' ', new[] { Code, SubCode, Message }.OfType<string>());
}
