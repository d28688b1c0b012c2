using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;

namespace D360Portal.Features.SignIn;

/// <summary>The addresses that begin and end a session. They need the request itself, which a circuit does not have.</summary>
internal static partial class SignInEndpoints
{
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

    private static async Task SignOutAsync(HttpContext context, IAntiforgery antiforgery, ILogger<SignInProblem> logger)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var org = context.Features.GetRequiredFeature<RequestedOrg>().Org;
        await context.SignOutAsync(SignInSchemes.Cookie(org.Key));
        LogSignedOut(logger, org.Key);
        context.Response.Redirect(PortalUrls.In(org, PortalUrls.SignInBecause(SignInProblems.SignedOut.Code, returnUrl: null)));
    }

    private static async Task DisconnectAsync(HttpContext context, IAntiforgery antiforgery, GrantIssuer issuer, ILogger<SignInProblem> logger)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var org = context.Features.GetRequiredFeature<RequestedOrg>().Org;
        var problem = SignInProblems.Disconnected;
        if (PortalUser.TryRead(context.User, out var user))
        {
            problem = await issuer.DisconnectAsync(org, user.GrantId) ? problem : SignInProblems.DisconnectedHereOnly;
            LogDisconnected(logger, user.UserId, org.Key, problem.Code);
        }

        await context.SignOutAsync(SignInSchemes.Cookie(org.Key));
        context.Response.Redirect(PortalUrls.In(org, PortalUrls.SignInBecause(problem.Code, returnUrl: null)));
    }

    [LoggerMessage(LogEvents.SignInFailed, LogLevel.Warning, "A sign-in to org {OrgKey} could not begin: {Reason}")]
    private static partial void LogUnreachable(ILogger logger, OrgKey orgKey, string reason);

    [LoggerMessage(LogEvents.SignedOut, LogLevel.Information, "A user signed out of the portal for org {OrgKey}")]
    private static partial void LogSignedOut(ILogger logger, OrgKey orgKey);

    [LoggerMessage(LogEvents.Disconnected, LogLevel.Information, "User {UserId} disconnected from org {OrgKey}: {Outcome}")]
    private static partial void LogDisconnected(ILogger logger, string userId, OrgKey orgKey, string outcome);
}
