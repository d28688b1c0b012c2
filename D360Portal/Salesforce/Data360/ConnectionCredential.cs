namespace D360Portal.Salesforce.Data360;

/// <summary>One credential of a connector to be made.</summary>
/// <param name="Name">Salesforce's <c>paramName</c>, such as <c>password</c>.</param>
/// <param name="Value">Its value.</param>
public sealed record ConnectionCredential(string Name, Secret Value);
