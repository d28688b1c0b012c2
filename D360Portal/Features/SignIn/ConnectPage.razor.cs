using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace D360Portal.Features.SignIn;

/// <summary>How to connect a real org, without leaving the portal: the app's settings as a checklist, what to paste where.</summary>
public sealed partial class ConnectPage
{
    private const int LongestShown = 200;

    /// <summary>The scopes by the names that Setup shows them under.</summary>
    private static readonly (string Scope, string Label)[] ScopeLabels =
    [
        ("api", "Manage user data via APIs"),
        ("refresh_token", "Perform requests at any time, also called offline_access"),
        ("cdp_api", "Access all Data 360 API resources"),
        ("cdp_query_api", "Perform ANSI SQL queries on Data 360 data"),
        ("cdp_profile_api", "Manage Data 360 profile data"),
        ("cdp_ingest_api", "Manage Data 360 Ingestion API data"),
    ];

    /// <summary>The configured orgs.</summary>
    [Inject]
    public required SalesforceOrgs Orgs { get; init; }

    /// <summary>The portal's own address, which the callback is built from.</summary>
    [Inject]
    public required SignInOptions SignIn { get; init; }

    [SupplyParameterFromQuery(Name = PortalUrls.MyDomainParameter)]
    private string? MyDomainParameter { get; set; }

    private string? Typed => MyDomainParameter is { Length: > LongestShown } text ? text[..LongestShown] : MyDomainParameter;

    private MyDomainCheck? Answer => Typed is null ? null : MyDomain.Check(Typed);

    private string Callback => new Uri(SignIn.PublicUrl, PortalUrls.Callback(Orgs.Default.Key, isDefault: true)).AbsoluteUri;

    private static string Scopes => string.Join(' ', ScopeLabels.Select(row => row.Scope));

    private SettingsBlock Block => SettingsBlock.For((Answer as MyDomainCheck.Right)?.Origin);

    private static string Suggested(Uri origin) =>
        QueryHelpers.AddQueryString(PortalUrls.Relative(PortalUrls.Connect), PortalUrls.MyDomainParameter, origin.GetLeftPart(UriPartial.Authority));
}
