using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using D360Portal.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;

namespace D360Portal.Features.SignIn;

/// <summary>The addresses that begin and end a session. They need the request itself, which a circuit does not have.</summary>
internal static partial class SignInEndpoints
{
    /// <summary>A request that was under way when its session ended may still renew the cookie, which opens nothing and lives a little longer.</summary>
    private static readonly TimeSpan RequestsUnderWay = TimeSpan.FromMinutes(10);

    /// <summary>Maps <c>/sign-in/{key}</c>, <c>/sign-out</c> and <c>/disconnect</c>.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(PortalUrls.SignIn + "/{key}", ChallengeAsync).AllowAnonymous();
        routes.MapPost(PortalUrls.SignOut, SignOutAsync).AllowAnonymous();
        routes.MapPost(PortalUrls.Disconnect, DisconnectAsync).AllowAnonymous();
    }

    private static async Task ChallengeAsync(HttpContext context, string key, string? returnUrl, SalesforceOrgs orgs, ILogger<SignInProblem> logger)
    {
        if (!OrgKey.TryParse(key, out var orgKey) || orgs.Find(orgKey) is not { } org)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var target = returnUrl is null ? PortalUrls.In(org, PortalUrls.Home) : ReturnUrl.Checked(returnUrl);
        try
        {
            await context.ChallengeAsync(SignInSchemes.Salesforce(org.Key), new AuthenticationProperties { RedirectUri = target });
        }
        catch (SalesforceUnreachableException exception)
        {
            LogUnreachable(logger, org.Key, exception.Message);
            context.Response.Redirect(PortalUrls.In(org, PortalUrls.SignInBecause(SignInProblems.OrgUnreachable.Code, target)));
        }
    }

    private static async Task SignOutAsync(
        HttpContext context, IAntiforgery antiforgery, SessionEnds sessions, SignInOptions signIn, TimeProvider time, ILogger<SignInProblem> logger)
    {
        var org = context.Features.GetRequiredFeature<RequestedOrg>().Org;
        var (user, isForged) = await ReadAskerAsync(context, antiforgery);
        if (isForged)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (user is not null)
        {
            await LeaveAsync(context, sessions);
            await sessions.EndAsync(user.Session, time.GetUtcNow() + signIn.Lifetime + RequestsUnderWay);
            await context.SignOutAsync(SignInSchemes.Cookie(org.Key));
            LogSignedOut(logger, org.Key);
        }

        context.Response.Redirect(PortalUrls.In(org, PortalUrls.SignInBecause(SignInProblems.SignedOut.Code, returnUrl: null)));
    }

    private static async Task DisconnectAsync(
        HttpContext context, IAntiforgery antiforgery, GrantIssuer issuer, SessionEnds sessions, ILogger<SignInProblem> logger)
    {
        var org = context.Features.GetRequiredFeature<RequestedOrg>().Org;
        var (user, isForged) = await ReadAskerAsync(context, antiforgery);
        if (isForged)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        string? problem = null;
        if (user is not null)
        {
            await LeaveAsync(context, sessions);
            problem = await issuer.DisconnectAsync(org, user.GrantId) ? SignInProblems.Disconnected.Code : SignInProblems.DisconnectedHereOnly.Code;
            await context.SignOutAsync(SignInSchemes.Cookie(org.Key));
            LogDisconnected(logger, user.UserId, org.Key, problem);
        }

        context.Response.Redirect(PortalUrls.In(org, PortalUrls.SignInBecause(problem, returnUrl: null)));
    }

    /// <summary>The page that asks learns the outcome by the answer, which is not there before Salesforce has been told.</summary>
    private static async Task LeaveAsync(HttpContext context, SessionEnds sessions)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form[PortalUrls.PageField] is [{ } page])
        {
            sessions.Leave(page);
        }
    }

    /// <summary>Who asks to leave by a form of one of their own pages. Nobody, when the session is over already: there is nothing left to end or to protect.</summary>
    private static async Task<(PortalUser? User, bool IsForged)> ReadAskerAsync(HttpContext context, IAntiforgery antiforgery)
    {
        // The form's token names the user whom the page was made for, and a paused session can be left like any other.
        var paused = context.Features.Get<PausedSession>();
        context.User = paused?.Principal ?? context.User;
        if (!PortalUser.TryRead(context.User, out var user))
        {
            return (null, false);
        }

        return await antiforgery.IsRequestValidAsync(context) ? (user, false) : (null, paused is null);
    }

    [LoggerMessage(LogEvents.SignInFailed, LogLevel.Warning, "A sign-in to org {OrgKey} could not begin: {Reason}")]
    private static partial void LogUnreachable(ILogger logger, OrgKey orgKey, string reason);

    [LoggerMessage(LogEvents.SignedOut, LogLevel.Information, "A user signed out of the portal for org {OrgKey}")]
    private static partial void LogSignedOut(ILogger logger, OrgKey orgKey);

    [LoggerMessage(LogEvents.Disconnected, LogLevel.Information, "User {UserId} disconnected from org {OrgKey}: {Outcome}")]
    private static partial void LogDisconnected(ILogger logger, string userId, OrgKey orgKey, string outcome);
}
