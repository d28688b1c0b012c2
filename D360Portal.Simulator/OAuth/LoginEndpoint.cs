using D360Portal.Simulator.Access;
using D360Portal.Simulator.Http;
using D360Portal.Simulator.Pages;

namespace D360Portal.Simulator.OAuth;

/// <summary>The login page, and what happens when its form is sent.</summary>
internal sealed class LoginEndpoint(SimulatedOrg org, AuthorizeErrors errors, ApprovalEndpoint approval)
{
    public SimulatedAnswer Get(HttpContext context) =>
        org.PendingAuthorizations.Find(context.Request.Query.One("pending")) is { } pending
            ? Page(context.Request, pending, pending.Request.LoginHint, error: null)
            : ErrorPage.Lapsed();

    public async Task<SimulatedAnswer> PostAsync(HttpContext context)
    {
        var form = await Parameters.FormOfAsync(context.Request);
        if (org.PendingAuthorizations.Find(form.One("pending")) is not { } pending)
        {
            return ErrorPage.Lapsed();
        }

        var username = form.One("username")?.Trim();
        if (org.People.Find(username) is not { } user)
        {
            return Page(context.Request, pending, username, "This org has no such user. Check the username.");
        }

        if (form.One("pw") is null)
        {
            return Page(context.Request, pending, username, "Enter your password. Any password will do.");
        }

        return GoOn(context.Request, pending, user);
    }

    private SimulatedAnswer GoOn(HttpRequest request, PendingAuthorization pending, SimulatedUser user)
    {
        var (redirectUri, state) = (pending.Request.RedirectUri, pending.Request.State);
        if (!org.People.IsActive(user))
        {
            org.PendingAuthorizations.Close(pending);
            return errors.Redirect(redirectUri, state, "inactive_user", "user is inactive");
        }

        if (!org.App.Admits(user))
        {
            org.PendingAuthorizations.Close(pending);
            return errors.Redirect(redirectUri, state, "OAUTH_APP_ACCESS_DENIED", "user is not admin approved to access this app");
        }

        org.PendingAuthorizations.LogIn(pending, user);
        return org.App.AsksUsers
            ? SimulatedAnswer.Redirect($"{request.Local(OAuthPaths.Approval)}?pending={pending.Id}")
            : approval.Allow(pending, user);
    }

    private SimulatedAnswer Page(HttpRequest request, PendingAuthorization pending, string? username, string? error) =>
        LoginPage.Of(request.Local(OAuthPaths.Login), pending.Id, username, error, org.Users);
}
