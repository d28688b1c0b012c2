namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>Which connector it is. What else stands there (<c>sourceObject</c>, <c>events</c>) differs by type.</summary>
internal sealed record ConnectorDetailsRecord(string? Name, string? ConnectionId);
