using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.SignIn;

/// <summary>Where a sign-in ends that was begun in a second tab, so that the first one keeps its page.</summary>
public sealed partial class SecondTabPage
{
    /// <summary>The configured orgs.</summary>
    [Inject]
    public required SalesforceOrgs Orgs { get; init; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    private PortalUser User => PortalUser.Read(HttpContext.User);

    private SalesforceOrg Org => Orgs.Get(User.OrgKey);
}
