namespace D360Portal.Salesforce.Data360;

/// <summary>One setting of a connector type.</summary>
/// <param name="Name">Salesforce's <c>paramName</c>.</param>
/// <param name="Label">Its display text; the name where there is none.</param>
/// <param name="IsSecret">Whether its value is a credential.</param>
public sealed record AttributeDescription(string Name, string Label, bool IsSecret);
