using System.Net;
using D360Portal.Salesforce.Exchanges;
using static D360Portal.Features.Org.Check.StepKey;

namespace D360Portal.Features.Org.Check;

/// <summary>Every failure that is known of the check's calls, the closer description before the wider one.</summary>
internal static class KnownFailures
{
    private const string OAuthErrors = "https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_flow_errors.htm";
    private const string ClientCredentials = "https://help.salesforce.com/s/articleView?id=xcloud.meta_configure_client_credentials_flow_for_external_client_apps.htm";
    private const string QueryPage = "https://developer.salesforce.com/docs/atlas.en-us.c360a_api.meta/c360a_api/c360a_api_query_v2.htm";
    private const string LimitsPage = "https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers_api_usage.htm";

    private const string ScopesNext =
        "Add cdp_api and cdp_query_api to the External Client App (Setup → External Client App Manager → Settings → OAuth Settings), wait up to 30 minutes, then sign in again: a grant keeps the scopes it was given.";

    private const string PermissionNext =
        "An administrator assigns a Data 360 permission set, such as Data Cloud Architect, to your user (Setup → Permission Sets).";

    private static readonly StepKey[] Tenant = [Data360Token, Query];
    private static readonly StepKey[] Connect = [ConnectorTypes, Connectors, Allowance, Permission];

    /// <summary>A token answer that has no token in it.</summary>
    public static readonly Advice NoToken = new(
        "Salesforce answered with success and without a token: the app, or this grant, lacks the scopes of Data 360.", ScopesNext);

    /// <summary>A Data 360 host that is none.</summary>
    public static readonly Advice ForeignHost = new(
        "The token was given for a host that does not end in .c360a.salesforce.com, so it is sent nowhere.",
        "Compare the instance_url of the answer with Setup → Data Cloud Setup Home → Tenant Specific Endpoint. If a proxy rewrites answers, let Salesforce's hosts pass it untouched.");

    /// <summary>The app's own token lacks what every token answer has.</summary>
    public static readonly Advice NoServiceToken = new(
        "Salesforce answered with success and without a token.", "Look at the answer: a proxy or a login page may stand between the portal and My Domain.");

    /// <summary>A signature that is not made with the app's secret.</summary>
    public static readonly Advice WrongSignature = new(
        "The answer's signature is not made with the consumer secret that the portal has, so somebody else may have written it.",
        "Copy the consumer secret again from the app's settings. If it is right, look for a proxy that answers in Salesforce's place.",
        OAuthErrors);

    /// <summary>A token of an org that is not the one signed in to.</summary>
    public static readonly Advice OtherOrg = new(
        "The app's token belongs to another org than the one you are signed in to.", "Check MyDomain, ClientId and ClientSecret of this org in the portal's settings: they may be of two orgs.");

    /// <summary>Scopes that were asked for and not granted.</summary>
    public static readonly Advice MissingScopes = new(
        "Salesforce did not grant every scope that the portal asks for.",
        "Add the missing ones to the External Client App (Setup → External Client App Manager → Settings → OAuth Settings), then sign in again.");

    /// <summary>Nothing left of the allowance.</summary>
    public static readonly Advice NoCallsLeft = new(
        "The org's API calls of the last 24 hours are used up.", "They come back within 24 hours; Setup → Company Information shows them.", LimitsPage);

    /// <summary>A grant whose token was rejected and could not be renewed.</summary>
    public static readonly Advice NotRenewed = new(
        "Your token has ended, and Salesforce did not renew it.", "Run the step again in a minute; if it stays so, sign out and in again.");

    /// <summary>An identity that is not the grant's.</summary>
    public static readonly Advice OtherUser = new("Salesforce names another user or org than the one that signed in.", "Disconnect below, then sign in again.");

    /// <summary>All rows.</summary>
    internal static IReadOnlyList<KnownFailure> All { get; } =
    [
        // Token endpoints: salesforce-oauth errors, then what the two flows add.
        Row("The app has no Run-As user for the client-credentials flow.", "Setup → External Client App Manager → Policies → OAuth Policies: enable the client-credentials flow and choose the user, by user name and not by e-mail.", ClientCredentials)
            with { Steps = [ServiceToken], Code = "invalid_grant", Words = "no client credentials user enabled" },
        Row("The flow was asked for at a host where it is not allowed.", "MyDomain in the portal's settings must be the org's own address, not login.salesforce.com.", ClientCredentials)
            with { Steps = [ServiceToken], Code = "invalid_grant", Words = "not supported on this domain" },
        Row("The client-credentials flow is off for this app.", "Setup → External Client App Manager → Settings → OAuth Settings: tick \"Enable Client Credentials Flow\". Or set ServiceAccess of this org to false: the portal does not need the flow.", ClientCredentials)
            with { Steps = [ServiceToken], Code = "unsupported_grant_type" },
        Row("The app's Run-As user is not approved for the app.", "Assign the app's permission set to the Run-As user, or let all users authorize themselves (the app's policies).", ClientCredentials)
            with { Steps = [ServiceToken], Code = "invalid_app_access" },
        Row("The Run-As user is deactivated.", "Choose an active user in the app's policies.", ClientCredentials) with { Steps = [ServiceToken], Code = "inactive_user" },
        Row("The Run-As user is deleted.", "Choose an active user in the app's policies.", ClientCredentials) with { Steps = [ServiceToken], Code = "user_deleted" },
        Row("The Run-As user is deactivated.", "Choose an active user in the app's policies.", ClientCredentials) with { Steps = [ServiceToken], Code = "invalid_grant", Words = "inactive user" },
        Row("Salesforce let too many logins of the app's user happen in a short time.", "Wait 15 to 30 minutes, then run the step again.", OAuthErrors) with { Steps = [ServiceToken], Code = "invalid_grant", Words = "rate " },
        Row("Salesforce did not accept the flow for this app and user, for example because of the network it came from.", "Look at Setup → Login History of the Run-As user: it names the reason.", OAuthErrors)
            with { Steps = [ServiceToken], Code = "invalid_grant" },
        Row("The consumer key is not known to this org, or the app is younger than about ten minutes.", "Copy the consumer key again from the app's settings; a new app may need up to 30 minutes.", OAuthErrors) with { Code = "invalid_client_id" },
        Row("The app must be installed in this org before it may be used.", "Setup → Connected Apps OAuth Usage (or External Client App Manager): install the app.", OAuthErrors) with { Code = "invalid_client", Words = "installed" },
        Row("The consumer secret is wrong, or was rotated.", "Copy the consumer secret again into the portal's settings and restart it.", OAuthErrors) with { Code = "invalid_client" },
        Row("An administrator has blocked the app.", "Setup → Connected Apps OAuth Usage: unblock it.", OAuthErrors) with { Code = "OAUTH_APP_BLOCKED" },
        Row("The app does not exist in this org.", "Deploy the External Client App in the org that MyDomain names.", OAuthErrors) with { Code = "OAUTH_EC_APP_NOT_FOUND" },
        Row("Your user is not approved for the app.", "An administrator assigns the app's permission set to your user.", OAuthErrors) with { Code = "OAUTH_APP_ACCESS_DENIED" },
        Row("The org is locked.", "Ask Salesforce's support about the state of the org.", OAuthErrors) with { Code = "inactive_org" },
        Row("Salesforce let too many logins happen in a short time.", "Wait 15 to 30 minutes, then run the step again.", OAuthErrors) with { Code = "rate_limit_exceeded" },

        // The Data 360 token and its host.
        Row("Data 360 is not set up in this org: it has no tenant.", "Setup → Data Cloud Setup Home → Get Started, then wait until the tenant is ready.") with { Words = "CDP tenant" },
        Row("Data 360 did not accept the org's token: it ended meanwhile, or it lacks the scopes of Data 360.", "Sign out and in again. If the step still fails: " + ScopesNext) with { Steps = [Data360Token, Query], Words = "invalid subject token" },
        Row("The scopes of Data 360 are not granted.", ScopesNext) with { Steps = Tenant, Code = "invalid_scope" },
        Row("The org does not give Data 360 tokens to this app: it lacks the scopes, or Data 360 is not set up.", ScopesNext) with { Steps = [Data360Token], Code = "unsupported_grant_type" },
        Row("The data space does not exist, or your user has no access to it; or the app lacks the scopes of Data 360.", "Compare DataSpace in the portal's settings with Setup → Data Spaces. Otherwise: " + ScopesNext) with { Steps = [Data360Token], Status = HttpStatusCode.BadRequest },
        Row("There is no Data 360 token endpoint: Data 360 is not set up in this org.", "Setup → Data Cloud Setup Home → Get Started.") with { Steps = [Data360Token], Status = HttpStatusCode.NotFound },
        Row("Salesforce gives you no Data 360 token: the app lacks the scopes, or your user the permission.", ScopesNext + " " + PermissionNext) with { Steps = [Data360Token], Status = HttpStatusCode.Unauthorized },
        Row("Salesforce gives you no Data 360 token: the app lacks the scopes, or your user the permission.", ScopesNext + " " + PermissionNext) with { Steps = [Data360Token], Status = HttpStatusCode.Forbidden },
        Row("The Data 360 host rejected a new token twice.", ScopesNext, QueryPage) with { Steps = [Query], Status = HttpStatusCode.Unauthorized },
        Row("You may not query: the scope cdp_query_api or a Data 360 permission is missing.", ScopesNext + " " + PermissionNext, QueryPage) with { Steps = [Query], Status = HttpStatusCode.Forbidden },
        Row("Data 360 has too many queries at once.", "Run the step again in a minute.", QueryPage) with { Steps = [Query], Status = HttpStatusCode.TooManyRequests },
        Row("The Data 360 host does not know the query API.", "Look at the host in the call: it must be the org's Tenant Specific Endpoint (Setup → Data Cloud Setup Home).", QueryPage) with { Steps = [Query], Status = HttpStatusCode.NotFound },
        Row("Data 360 did not understand the smallest query there is.", "Run the step again; if it stays so, show the answer to Salesforce's support.", QueryPage) with { Steps = [Query], Status = HttpStatusCode.BadRequest },
        Row("Data 360 did not understand the smallest query there is.", "Run the step again; if it stays so, show the answer to Salesforce's support.", QueryPage) with { Steps = [Query], Status = HttpStatusCode.UnprocessableEntity },

        // Connect REST.
        Row("The org's API calls of the last 24 hours are used up, or too many long calls run at once.", "They come back within 24 hours; Setup → Company Information shows them. Run the step again later.", LimitsPage) with { Code = "REQUEST_LIMIT_EXCEEDED" },
        Row("Your user may not create connectors.", PermissionNext) with { Steps = [Permission], Status = HttpStatusCode.Forbidden },
        Row("Data 360 is not enabled for your user or this org.", "Check that Data 360 is set up (Setup → Data Cloud Setup Home). " + PermissionNext) with { Code = "FUNCTIONALITY_NOT_ENABLED" },
        Row("Data 360 is not enabled for your user or this org.", "Check that Data 360 is set up (Setup → Data Cloud Setup Home). " + PermissionNext) with { Words = "not currently enabled" },
        Row("The API is off for your user or this edition of Salesforce.", "An administrator grants \"API Enabled\" to your user (profile or permission set).") with { Code = "API_DISABLED_FOR_ORG" },
        Row("The API is off for your user.", "An administrator grants \"API Enabled\" to your user (profile or permission set).") with { Code = "API_CURRENTLY_DISABLED" },
        Row("You may not see the org's limits.", "It takes the permission \"View Setup and Configuration\".") with { Steps = [Allowance], Status = HttpStatusCode.Forbidden },
        Row("Your user may not read connectors.", PermissionNext) with { Steps = Connect, Status = HttpStatusCode.Forbidden },
        Row("The org does not have this list: Data 360 is not set up, or its API is older than the portal's version.", "Check Setup → Data Cloud Setup Home, and Salesforce:ApiVersion in the portal's settings.") with { Steps = Connect, Status = HttpStatusCode.NotFound },
        Row("Salesforce refuses to say who you are.", "The app needs the scope api (or openid). Nothing else of the portal depends on the answer.") with { Steps = [Identity], Status = HttpStatusCode.Forbidden },

        // Any call.
        Row("Salesforce is busy.", "Run the step again in a minute.") with { Status = HttpStatusCode.TooManyRequests },
        Row("Salesforce is under maintenance or overloaded.", "status.salesforce.com tells more. Run the step again later.") with { Status = HttpStatusCode.ServiceUnavailable },
        Row("Salesforce failed on its side.", "Run the step again in a minute; status.salesforce.com tells more.") with { Status = HttpStatusCode.InternalServerError },
        Row("What stands before Salesforce failed.", "Run the step again in a minute; status.salesforce.com tells more.") with { Status = HttpStatusCode.BadGateway },
        Row("What stands before Salesforce did not get an answer in time.", "Run the step again in a minute; status.salesforce.com tells more.") with { Status = HttpStatusCode.GatewayTimeout },
    ];

    /// <summary>No answer at all.</summary>
    private static readonly Advice Silent = new(
        "The portal's machine got no answer.", "Check its network, firewall and proxy, and status.salesforce.com. Then run the step again.");

    /// <summary>A success that cannot be read.</summary>
    private static readonly Advice NotTheApi = new(
        "What answered is not Salesforce's API: a login page, a maintenance page or a proxy.", "Look at the answer below. Check MyDomain in the portal's settings and the proxy of its machine.");

    /// <summary>What is known of a call that failed; null when that failure is new.</summary>
    public static Advice? Find(StepKey step, Exchange exchange)
    {
        if (exchange.Status is null)
        {
            return Silent;
        }

        if ((int)exchange.Status < 400)
        {
            return NotTheApi;
        }

        var errors = exchange.Errors.Count > 0 ? exchange.Errors : [null!];
        return All.FirstOrDefault(row => errors.Any(error => row.Is(step, exchange.Status, error)))?.Advice;
    }

    private static KnownFailure Row(string meaning, string next, string? source = null) => new(new Advice(meaning, next, source));
}
