using D360Portal.Salesforce.Grants;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.WebUtilities;

namespace D360Portal.Features.SignIn;

/// <summary>A cookie is worth as much as the grant behind it: without a usable one the user must sign in, and is told why.</summary>
internal sealed class SalesforceCookieEvents(IGrantStore store) : CookieAuthenticationEvents
{
    private static readonly object GrantEnded = new();

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
            ? await store.FindAsync(user.GrantId, context.HttpContext.RequestAborted)
            : null;
        if (grant is not null && user!.Holds(grant) && grant.Status is GrantStatus.Active)
        {
            return;
        }

        context.RejectPrincipal();
        context.HttpContext.Items[GrantEnded] = grant is { Status: not GrantStatus.Active };
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    /// <inheritdoc />
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.HttpContext.Items[GrantEnded] is true)
        {
            context.RedirectUri = QueryHelpers.AddQueryString(
                context.RedirectUri, PortalUrls.ProblemParameter, SignInProblems.GrantEnded.Code);
        }

        return base.RedirectToLogin(context);
    }
}
