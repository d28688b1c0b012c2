using D360Portal.Salesforce.Grants;
using D360Portal.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;

namespace D360Portal.Features.SignIn;

/// <summary>A cookie is worth as much as the session and the grant behind it: without both the user must sign in, and is told why.</summary>
internal sealed class SalesforceCookieEvents(IGrantStore store, IEndedSessions ended) : CookieAuthenticationEvents
{
    /// <summary>
    /// A new cookie at every sign-in. A browser that signs the same user in again goes on with its session, so that signing out later closes
    /// every tab that it opened under the former cookie; any other gets a session that nobody knows.
    /// </summary>
    public override async Task SigningIn(CookieSigningInContext context)
    {
        var cookie = context.Options.CookieManager.GetRequestCookie(context.HttpContext, context.Options.Cookie.Name!);
        if (PortalUser.TryRead(context.Principal, out var user)
            && PortalUser.TryRead(context.Options.TicketDataFormat.Unprotect(cookie)?.Principal, out var former)
            && former.GrantId == user.GrantId
            && former.UserId == user.UserId
            && !await ended.ContainsAsync(former.Session, context.HttpContext.RequestAborted))
        {
            context.Principal = (user with { Session = former.Session }).ToPrincipal(context.Scheme.Name);
        }
    }

    /// <inheritdoc />
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        // The page that tells of a failure must not fail of the same, such as a database that does not answer.
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            context.RejectPrincipal();
            return;
        }

        var grant = PortalUser.TryRead(context.Principal, out var user)
            && !await ended.ContainsAsync(user.Session, context.HttpContext.RequestAborted)
                ? await store.FindAsync(user.GrantId, context.HttpContext.RequestAborted)
                : null;
        if (grant is null || !user!.Holds(grant))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
        }
        else if (grant.Status is not GrantStatus.Active)
        {
            // The cookie stays: a second tab that signs in again goes on with its session.
            context.HttpContext.Features.Set(new PausedSession(context.Principal!));
            context.RejectPrincipal();
        }
    }

    /// <inheritdoc />
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.HttpContext.Features.Get<PausedSession>() is not null)
        {
            context.RedirectUri = QueryHelpers.AddQueryString(
                context.RedirectUri, PortalUrls.ProblemParameter, SignInProblems.GrantEnded.Code);
        }

        return base.RedirectToLogin(context);
    }
}
