using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Components.Layout;

/// <summary>From one configured org to another. Where there is only one, nothing is shown.</summary>
public sealed partial class OrgSwitcher
{
    /// <summary>The org of this page.</summary>
    [Parameter, EditorRequired]
    public required SalesforceOrg Current { get; set; }

    /// <summary>What the org of this page has said that it is.</summary>
    [Parameter, EditorRequired]
    public required OrgEnvironment Environment { get; set; }

    /// <summary>The configured orgs.</summary>
    [Inject]
    public required SalesforceOrgs Orgs { get; init; }

    /// <summary>Of another org only the host is known, and "production" is what a host that tells nothing would be taken for: then nothing is said.</summary>
    private string HostOf(SalesforceOrg org)
    {
        OrgEnvironment? environment = org.Key == Current.Key ? Environment
            : OrgEnvironments.FromHost(org) is var told and not OrgEnvironment.Production ? told
            : null;
        return environment is { } known ? $"{known.Word()} · {org.MyDomain.Authority}" : org.MyDomain.Authority;
    }
}
