using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using D360Portal.Sessions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace D360Portal.Components.Layout;

/// <summary>Around every page of a signed-in user: which org, which environment, who, where to.</summary>
public sealed partial class MainLayout
{
    private Task<AuthenticationState>? _shown;
    private View? _view;

    /// <summary>The configured orgs.</summary>
    [Inject]
    public required SalesforceOrgs Orgs { get; init; }

    /// <summary>Knows the environment that the org told at sign-in.</summary>
    [Inject]
    public required IGrantStore Grants { get; init; }

    /// <summary>Tells the environment of a grant.</summary>
    [Inject]
    public required EnvironmentReader Environments { get; init; }

    /// <summary>The address of this very page.</summary>
    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    internal OpenSession Session { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = default!;

    /// <summary>With a base element, <c>#main</c> alone would lead to the base.</summary>
    private string Here => new Uri(Navigation.Uri).PathAndQuery;

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        // Another page of the same session changes nothing here; the end of the session does.
        if (_shown == Authentication)
        {
            return;
        }

        _shown = Authentication;
        _view = PortalUser.TryRead((await Authentication).User, out var user) && Orgs.Find(user.OrgKey) is { } org
            ? await ViewAsync(user, org)
            : null;
    }

    private async Task<View> ViewAsync(PortalUser user, SalesforceOrg org)
    {
        var grant = await Grants.FindAsync(user.GrantId, CancellationToken.None);
        return new View(user, org, grant is null ? OrgEnvironments.FromHost(org) : Environments.Remembered(grant));
    }

    private sealed record View(PortalUser User, SalesforceOrg Org, OrgEnvironment Environment);
}
