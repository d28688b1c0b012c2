using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;

namespace D360Portal.Features.Org.Check;

/// <summary>Who and what is checked, and what one step leaves for the next.</summary>
/// <param name="org">The org.</param>
/// <param name="grant">The grant that is used.</param>
public sealed class CheckSubject(SalesforceOrg org, Grant grant)
{
    /// <summary>The org.</summary>
    public SalesforceOrg Org { get; } = org;

    /// <summary>The grant that is used. It changes when the user signs in again.</summary>
    public Grant Grant { get; set; } = grant;

    /// <summary>The connector type that stands for all in later steps; null before the catalogue has been read.</summary>
    public ConnectorTypeName? Type { get; set; }
}
