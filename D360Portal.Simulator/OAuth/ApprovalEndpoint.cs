using D360Portal.Simulator.Access;
using D360Portal.Simulator.Http;
using D360Portal.Simulator.Pages;
using Microsoft.AspNetCore.WebUtilities;

namespace D360Portal.Simulator.OAuth;

/// <summary>The approval page, and what happens when the user has decided.</summary>
internal sealed class ApprovalEndpoint(SimulatedOrg org, AuthorizeErrors errors)
{
    public SimulatedAnswer Get(HttpContext context) =>
        org.PendingAuthorizations.Find(context.Request.Query.One("pending")) is { User: { } user } pending
            ? ApprovalPage.Of(context.Request.Local(OAuthPaths.Approval), pending.Id, user, pending.Request.Scopes)
            : ErrorPage.Lapsed();

    public async Task<SimulatedAnswer> PostAsync(HttpContext context)
    {
        var form = await Parameters.FormOfAsync(context.Request);
        if (org.PendingAuthorizations.Find(form.One("pending")) is not { User: { } user } pending)
        {
            return ErrorPage.Lapsed();
        }

        if (form.One(ApprovalPage.Decision) == ApprovalPage.Allow)
        {
            return Allow(pending, user);
        }

        return org.PendingAuthorizations.Close(pending) ? errors.Denied(pending.Request) : ErrorPage.Lapsed();
    }

    /// <summary>Gives the app its code.</summary>
    public SimulatedAnswer Allow(PendingAuthorization pending, SimulatedUser user)
    {
        // Two presses of the button are one yes.
        if (!org.PendingAuthorizations.Close(pending))
        {
            return ErrorPage.Lapsed();
        }

        var parameters = new Dictionary<string, string?> { ["code"] = org.Codes.Issue(user, pending.Request) };
        if (pending.Request.State is { } state)
        {
            parameters["state"] = state;
        }

        return SimulatedAnswer.Redirect(QueryHelpers.AddQueryString(pending.Request.RedirectUri, parameters));
    }
}
