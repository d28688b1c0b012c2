namespace D360Portal.Salesforce.Orgs;

/// <summary>The org that a request is about, as its path says. Found on the request's features.</summary>
/// <param name="Org">The org.</param>
public sealed record RequestedOrg(SalesforceOrg Org);
