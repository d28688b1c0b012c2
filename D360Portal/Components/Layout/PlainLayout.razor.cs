using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace D360Portal.Components.Layout;

/// <summary>Around pages that are plain HTML: sign-in, connect, errors.</summary>
public sealed partial class PlainLayout
{
    /// <summary>The configured orgs.</summary>
    [Inject]
    public required SalesforceOrgs Orgs { get; init; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    /// <summary>
    /// The address in the browser, since with a base element <c>#main</c> alone would lead to the base. An error page is shown at the address
    /// that failed, not at its own.
    /// </summary>
    private string Here => HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } failed
        ? failed.OriginalPathBase + failed.OriginalPath + failed.OriginalQueryString
        : HttpContext.Request.PathBase + (HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? HttpContext.Request.Path) + HttpContext.Request.QueryString;
}
