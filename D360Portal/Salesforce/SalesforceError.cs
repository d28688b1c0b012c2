namespace D360Portal.Salesforce;

/// <summary>One item of Salesforce's error array: <c>[{"errorCode":"INVALID_SESSION_ID","message":"Session expired or invalid"}]</c>.</summary>
/// <param name="Code">The error code, or <c>null</c> when the body was no error array.</param>
/// <param name="Message">Salesforce's own words, shortened.</param>
public sealed record SalesforceError(string? Code, string? Message);
