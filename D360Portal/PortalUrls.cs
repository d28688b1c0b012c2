using D360Portal.Features.Connections;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.WebUtilities;

namespace D360Portal;

/// <summary>Every address that the portal has. Nobody else puts addresses together.</summary>
/// <remarks>
/// The default org's pages stand at the root, every other org's are the same pages below <c>/o/{key}</c>. Pages therefore link to each
/// other relatively (<see cref="Relative"/>): the page's base address carries the org.
/// </remarks>
public static class PortalUrls
{
    /// <summary>Goes to the first page.</summary>
    public const string Home = "/";

    /// <summary>The inventory.</summary>
    public const string Connectors = "/connectors";

    /// <summary>The types that a new connector can be of.</summary>
    public const string NewConnector = "/connectors/new";

    /// <summary>Many connectors from a spreadsheet.</summary>
    public const string Bulk = "/connectors/bulk";

    /// <summary>What the user set out to create.</summary>
    public const string Activity = "/activity";

    /// <summary>The bulk creations of everybody in the org.</summary>
    public const string Runs = "/runs";

    /// <summary>Who you are, and in which org.</summary>
    public const string Org = "/org";

    /// <summary>The links that start a sign-in.</summary>
    public const string SignIn = "/sign-in";

    /// <summary>Where a sign-in in a second tab ends: the first one goes on.</summary>
    public const string SignedIn = "/signed-in";

    /// <summary>Ends the portal's session (POST).</summary>
    public const string SignOut = "/sign-out";

    /// <summary>Ends the session, revokes the grant and erases it (POST).</summary>
    public const string Disconnect = "/disconnect";

    /// <summary>How to connect a real org.</summary>
    public const string Connect = "/connect";

    /// <summary>What went wrong.</summary>
    public const string Error = "/error";

    /// <summary>The process answers.</summary>
    public const string Live = "/health/live";

    /// <summary>Database and key ring are usable.</summary>
    public const string Ready = "/health/ready";

    /// <summary>Where the demo's org shows its own pages to the browser.</summary>
    public const string SimulatedOrg = "/_org";

    private const string OrgPrefix = "/o/";
    private const string CallbackPath = "/oauth/callback";

    /// <summary>Where every page of that org begins: nothing for the default org, <c>/o/{key}</c> for the others.</summary>
    public static string BaseOf(SalesforceOrg org) => org.IsDefault ? "" : OrgPrefix + org.Key;

    /// <summary>A page of that org.</summary>
    public static string In(SalesforceOrg org, string page) => BaseOf(org) + page;

    /// <summary>The page as a link from another page of the same org.</summary>
    public static string Relative(string page) => page == Home ? "./" : page.TrimStart('/');

    /// <summary>One connector.</summary>
    public static string Connector(ConnectionId id) => $"{Connectors}/{id}";

    /// <summary>One tab of a connector's page; null for the first.</summary>
    public static string ConnectorTab(ConnectionId id, string? tab) => tab is null ? Connector(id) : QueryHelpers.AddQueryString(Connector(id), TabParameter, tab);

    /// <summary>A new connector after the pattern of one.</summary>
    public static string Clone(ConnectionId id) => $"{Connector(id)}/clone";

    /// <summary>Changes a connector.</summary>
    public static string Edit(ConnectionId id) => $"{Connector(id)}/edit";

    /// <summary>Changes the credentials of a connector, and nothing else.</summary>
    public static string EditCredentials(ConnectionId id) => QueryHelpers.AddQueryString(Edit(id), OnlyParameter, OnlyCredentials);

    /// <summary>The query parameter of <see cref="Edit"/> that says what alone is to be changed.</summary>
    public const string OnlyParameter = "only";

    /// <summary>The value of <see cref="OnlyParameter"/> for the credentials.</summary>
    public const string OnlyCredentials = "credentials";

    /// <summary>A new connector of a type.</summary>
    public static string NewConnectorOf(ConnectorTypeName type) => $"{NewConnector}/{Uri.EscapeDataString(type.ToString())}";

    /// <summary>Many connectors after the pattern of one.</summary>
    public static string BulkFrom(ConnectionId id) => QueryHelpers.AddQueryString(Bulk, FromParameter, id.ToString());

    /// <summary>Many connectors of a type.</summary>
    public static string BulkOf(ConnectorTypeName type) => QueryHelpers.AddQueryString(Bulk, TypeParameter, type.ToString());

    /// <summary>The query parameter of <see cref="Bulk"/> that names the connector to begin with.</summary>
    public const string FromParameter = "from";

    /// <summary>The query parameter of <see cref="Bulk"/> that names the connector type.</summary>
    public const string TypeParameter = "type";

    /// <summary>One bulk creation.</summary>
    public static string Run(RunId id) => $"{Runs}/{id}";

    /// <summary>Splits <c>/o/{key}/rest</c> into key and rest; false for every other path.</summary>
    public static bool TryReadOrg(string path, out OrgKey key, out string rest)
    {
        key = default;
        rest = path;
        if (!path.StartsWith(OrgPrefix, StringComparison.Ordinal))
        {
            return false;
        }

        var end = path.IndexOf('/', OrgPrefix.Length);
        var text = end < 0 ? path[OrgPrefix.Length..] : path[OrgPrefix.Length..end];
        rest = end < 0 ? Home : path[end..];
        return OrgKey.TryParse(text, out key);
    }

    /// <summary>Sends the browser to the org's login page and back to <paramref name="returnUrl"/>.</summary>
    public static string Challenge(SalesforceOrg org, string? returnUrl) => WithReturn($"{SignIn}/{org.Key}", returnUrl);

    /// <summary>The sign-in page, with a reason to show and a page to come back to.</summary>
    public static string SignInBecause(string? problem, string? returnUrl) =>
        WithReturn(problem is null ? SignIn : QueryHelpers.AddQueryString(SignIn, ProblemParameter, problem), returnUrl);

    /// <summary>Where Salesforce sends the browser back to, without the portal's own address.</summary>
    public static string Callback(OrgKey key, bool isDefault) => isDefault ? CallbackPath : $"{CallbackPath}/{key}";

    /// <summary>The form field that names the open page which asks to leave.</summary>
    public const string PageField = "page";

    /// <summary>The query parameter that names the page to come back to.</summary>
    public const string ReturnParameter = "returnUrl";

    /// <summary>The query parameter that names the tab of a connector's page.</summary>
    public const string TabParameter = "tab";

    /// <summary>The query parameter that names the reason to show on the sign-in page.</summary>
    public const string ProblemParameter = "problem";

    /// <summary>The value of <see cref="ProblemParameter"/> for a grant that Salesforce ended while a page was open.</summary>
    public const string GrantEndedProblem = "grant_ended";

    /// <summary>The value of <see cref="ProblemParameter"/> for a user who has signed out, in this tab or another.</summary>
    public const string SignedOutProblem = "signed_out";

    /// <summary>The value of <see cref="ProblemParameter"/> for a grant that was erased.</summary>
    public const string DisconnectedProblem = "disconnected";

    /// <summary>The query parameter of <see cref="Connect"/> with the My Domain to check.</summary>
    public const string MyDomainParameter = "myDomain";

    private static string WithReturn(string address, string? returnUrl) =>
        returnUrl is null or Home ? address : QueryHelpers.AddQueryString(address, ReturnParameter, returnUrl);
}
