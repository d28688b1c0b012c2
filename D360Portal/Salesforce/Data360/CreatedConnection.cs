namespace D360Portal.Salesforce.Data360;

/// <summary>What Salesforce answered to a create. The id is what is kept: the name may be another than the one that was sent.</summary>
/// <param name="Id">The record id.</param>
/// <param name="Name">The API name as Salesforce gave it; null when not told.</param>
public sealed record CreatedConnection(ConnectionId Id, string? Name);
