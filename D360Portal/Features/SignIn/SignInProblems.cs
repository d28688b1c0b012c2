namespace D360Portal.Features.SignIn;

/// <summary>Every reason that the sign-in page knows.</summary>
/// <remarks>
/// The errors are those of <see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_flow_errors.htm"/> and those that
/// other tools' users reported. Salesforce's own text is never shown: anybody can write a callback address with any text in it.
/// </remarks>
public static class SignInProblems
{
    private const string AskAdmin = "Ask a Salesforce administrator of that org";

    public static readonly SignInProblem SignedOut = new(
        PortalUrls.SignedOutProblem, "You are signed out", "The portal's session has ended. Salesforce still remembers that you allowed the app.",
        "To end that too, sign in again and choose \"Disconnect from Salesforce\".", IsAlarm: false);

    public static readonly SignInProblem Disconnected = new(
        PortalUrls.DisconnectedProblem, "You are disconnected from Salesforce", "The portal has erased its tokens and Salesforce has revoked them.",
        "Nothing is left to do. Sign in when you need the portal again.", IsAlarm: false);

    public static readonly SignInProblem DisconnectedHereOnly = new(
        "disconnected_here", "The portal has forgotten you, but Salesforce did not confirm it",
        "The tokens are erased here. Salesforce could not be told to revoke them.",
        "To be sure, revoke the app in Salesforce: your personal settings → Connections (OAuth), or Setup → OAuth Usage.");

    public static readonly SignInProblem AccessDenied = new(
        "access_denied", "You did not allow access", "On Salesforce's page, access for the portal was denied. Nothing was stored.",
        "Sign in again and choose Allow when you want to use the portal.", IsAlarm: false);

    public static readonly SignInProblem GrantEnded = new(
        PortalUrls.GrantEndedProblem, "Salesforce ended your permission",
        "The permission was revoked or expired, or you signed in from more than five other places, which pushes out the oldest.",
        "Sign in again; you come back to the page you were on.");

    public static readonly SignInProblem NotApproved = new(
        "not_approved", "You are not approved for this app",
        "The app lets in only users that an administrator has approved beforehand (\"Admin approved users are pre-authorized\").",
        $"{AskAdmin} to assign a permission set or profile to the External Client App (its Policies tab) and to you.");

    public static readonly SignInProblem AppBlocked = new(
        "app_blocked", "The app is blocked", "An administrator has blocked the app in this org.",
        $"{AskAdmin} to unblock it: Setup → OAuth Usage.");

    public static readonly SignInProblem AppNotFound = new(
        "app_not_found", "The app does not exist in this org",
        "The consumer key belongs to an External Client App of another org, or the app is not deployed here.",
        "Check Salesforce:Orgs:{key}:MyDomain and :ClientId: both must come from the same org.");

    public static readonly SignInProblem AppNotInstalled = new(
        "app_not_installed", "The app is not installed in this org",
        "Since September 2025 Salesforce lets in uninstalled apps only for users with a special permission.",
        $"{AskAdmin} to install the app, or to give you \"Approve Uninstalled Connected Apps\".");

    public static readonly SignInProblem ClientIdWrong = new(
        "client_id", "Salesforce does not know the consumer key",
        "The key is mistyped, of another org, or of an app made less than about ten minutes ago.",
        "Check Salesforce:Orgs:{key}:ClientId. With a new app, wait up to 30 minutes.");

    public static readonly SignInProblem ClientSecretWrong = new(
        "client_secret", "Salesforce refuses the consumer secret",
        "The secret is mistyped, or it was rotated and the portal still has the old one.",
        "Copy the secret again (Setup → External Client App Manager → the app → Settings → Consumer Key and Secret) into Salesforce:Orgs:{key}:ClientSecret.");

    public static readonly SignInProblem CallbackMismatch = new(
        "callback", "The callback URL does not match", "The app's callback URL must be the portal's to the letter.",
        "Copy it from \"Connect a real org\" into the app's OAuth settings.");

    public static readonly SignInProblem ScopeRefused = new(
        "scope", "A scope is not on the app", "The portal asks for a scope that the External Client App does not have.",
        "Add the missing scope to the app, or take it out of Salesforce:Orgs:{key}:Scopes. \"openid\" only works if the app has it.");

    public static readonly SignInProblem PkceMissing = new(
        "pkce", "Salesforce missed the code challenge", "The app requires PKCE, and the challenge did not arrive.",
        "Sign in again from the portal's own page. If it happens again, something between browser and Salesforce changes the address.");

    public static readonly SignInProblem RequestRefused = new(
        "request", "Salesforce refused the request", "A setting of the app does not fit the web-server flow that the portal uses.",
        "Compare the app with the checklist of \"Connect a real org\".");

    public static readonly SignInProblem ApprovalFailed = new(
        "approval", "Salesforce could not show the approval",
        "Its page hides the reason. Seen causes: a scope that the app does not have, an app that is not installed in this org, a missing code challenge.",
        "Look for error_description in the address of that page, and compare the app with the checklist of \"Connect a real org\".");

    public static readonly SignInProblem UserInactive = new(
        "user_inactive", "This Salesforce user cannot sign in", "The user is deactivated or frozen, or may not sign in from this network.",
        $"{AskAdmin} to look at the user's Login History.");

    public static readonly SignInProblem OrgInactive = new(
        "org_inactive", "The org is not active", "The org is locked, suspended or expired.", "Its owner must ask Salesforce to reactivate it.");

    public static readonly SignInProblem RateLimited = new(
        "rate_limited", "Too many sign-ins", "Salesforce has counted too many sign-ins in a short time.", "Wait 15 to 30 minutes, then sign in once.");

    public static readonly SignInProblem CodeSpent = new(
        "code_spent", "The sign-in took too long or ran twice", "Salesforce's one-time code was used already or has expired.",
        "Sign in again. The back button or a reload of the callback page causes this.");

    public static readonly SignInProblem CodeForeign = new(
        "code_foreign", "The code belongs to another sign-in", "Salesforce's one-time code does not fit the one that this browser began.",
        "Sign in again, in one tab.");

    public static readonly SignInProblem StateLost = new(
        "state", "This answer does not belong to a sign-in of this browser",
        "The sign-in was begun in another browser, more than 15 minutes ago, or has already been completed; or the link was made by somebody else.",
        "Sign in again from here. If it happens again, allow cookies for this site.");

    public static readonly SignInProblem AnswerIncomplete = new(
        "answer_incomplete", "Salesforce's answer is incomplete", "The token endpoint answered without the token, the user or the org's address.",
        "Check that My Domain is the org's own address, with nothing in between that changes answers.");

    public static readonly SignInProblem SignatureWrong = new(
        "signature", "The answer's signature is wrong",
        "Salesforce signs who signed in with the consumer secret. The signature does not fit, so the answer is not believed and nothing was stored.",
        "Check Salesforce:Orgs:{key}:ClientSecret, and whether something between the portal and Salesforce changes answers.");

    public static readonly SignInProblem OtherOrg = new(
        "other_org", "Another org answered", "The answer names another org than the one that was asked. Nothing was stored.",
        "Set Salesforce:Orgs:{key}:MyDomain to the org's Current My Domain URL (Setup → My Domain).");

    public static readonly SignInProblem OtherUser = new(
        "other_user", "Salesforce names two different users", "The token and the user information disagree. Nothing was stored.",
        "Sign out of Salesforce in this browser and sign in again. If it happens again, tell your security team.");

    public static readonly SignInProblem ClockApart = new(
        "clock", "The clocks disagree", "Salesforce's answer is dated more than five minutes away from this machine's time.",
        "Set the clock of the machine that runs the portal (time synchronisation).");

    public static readonly SignInProblem OrgUnreachable = new(
        "unreachable", "The org cannot be reached", "The portal got no answer from the org's My Domain.",
        "Check Salesforce:Orgs:{key}:MyDomain, the network and the proxy of the machine that runs the portal, and status.salesforce.com.");

    public static readonly SignInProblem AnswerUnreadable = new(
        "unreadable", "Salesforce did not answer properly", "In place of a token came something else, such as a maintenance page.",
        "Wait a few minutes and sign in again; status.salesforce.com tells of maintenance.");

    public static readonly SignInProblem Unknown = new(
        "unknown", "The sign-in failed", "Salesforce gave a reason that the portal does not know.",
        "Sign in again. If it happens again, look in the portal's log at this time, and in the user's Login History in Setup.");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SignInProblem> All { get; } =
    [
        SignedOut, Disconnected, DisconnectedHereOnly, AccessDenied, GrantEnded, NotApproved, AppBlocked, AppNotFound, AppNotInstalled,
        ClientIdWrong, ClientSecretWrong, CallbackMismatch, ScopeRefused, PkceMissing, RequestRefused, ApprovalFailed, UserInactive, OrgInactive, RateLimited,
        CodeSpent, CodeForeign, StateLost, AnswerIncomplete, SignatureWrong, OtherOrg, OtherUser, ClockApart, OrgUnreachable,
        AnswerUnreadable, Unknown,
    ];

    /// <summary>The one with that code; null for anything else that an address may hold.</summary>
    public static SignInProblem? Find(string? code) => All.FirstOrDefault(problem => problem.Code == code);
}
