using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>A part of the inventory that could not be read, or not wholly.</summary>
/// <param name="Type">The type concerned; null when it concerns all.</param>
/// <param name="What">What happened and what to do, in our words.</param>
/// <param name="SalesforceWords">What Salesforce said, shown one click away; null when it said nothing.</param>
public sealed record InventoryProblem(ConnectorTypeName? Type, string What, string? SalesforceWords = null);
