namespace D360Portal.Salesforce.Data360;

/// <summary>One setting of a connector that is not secret.</summary>
/// <param name="Name">Salesforce's <c>paramName</c>, such as <c>jdbc_connection_url</c>.</param>
/// <param name="Value">Its value; null when Salesforce gave none.</param>
public sealed record ConnectionParameter(string Name, string? Value);
