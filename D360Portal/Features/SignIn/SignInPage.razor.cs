using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;

namespace D360Portal.Features.SignIn;

/// <summary>The links that start a sign-in, and why the last one failed.</summary>
public sealed partial class SignInPage
{
    /// <summary>The configured orgs.</summary>
    [Inject]
    public required SalesforceOrgs Orgs { get; init; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [SupplyParameterFromQuery(Name = PortalUrls.ProblemParameter)]
    private string? ProblemCode { get; set; }

    [SupplyParameterFromQuery(Name = PortalUrls.ReturnParameter)]
    private string? AskedFor { get; set; }

    private string Reference => CorrelationId.Of(HttpContext);

    /// <summary>The page that was asked for, if it is a page of that org.</summary>
    private string? ReturnTo(SalesforceOrg org)
    {
        var path = ReturnUrl.Checked(AskedFor);
        var isOfOrg = PortalUrls.TryReadOrg(path, out var key, out _) ? key == org.Key : org.IsDefault;
        return isOfOrg && path != PortalUrls.Home ? path : null;
    }
}
