using D360Portal.Simulator.Access;
using Microsoft.AspNetCore.WebUtilities;

namespace D360Portal.Simulator.OAuth;

/// <summary>The three ways in which a sign-in that fails comes back, or does not.</summary>
/// <remarks>Source of the codes and texts: <see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_flow_errors.htm"/>.</remarks>
internal sealed class AuthorizeErrors(SimulatedOrg org)
{
    /// <summary>The app is told at its callback.</summary>
    public SimulatedAnswer Redirect(string redirectUri, string? state, string error, string description)
    {
        var parameters = new Dictionary<string, string?> { ["error"] = error, ["error_description"] = description };
        if (state is not null && !org.Quirks.StateMissingOnErrors)
        {
            parameters["state"] = state;
        }

        return SimulatedAnswer.Redirect(QueryHelpers.AddQueryString(redirectUri, parameters));
    }

    /// <summary>The browser is told, in a body without a content type.</summary>
    public SimulatedAnswer Bare(string error, string description) => new()
    {
        Status = org.Quirks.BareErrorsAnswer200 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        Body = $"error={error}&error_description={Uri.EscapeDataString(description)}",
    };

    /// <summary>The user is told, on a page of Salesforce's; the app never hears of it.</summary>
    public static SimulatedAnswer Page(HttpRequest request, string error, string description) => SimulatedAnswer.Redirect(
        QueryHelpers.AddQueryString(Http.ForwardedPrefix.Local(request, OAuthPaths.Error), new Dictionary<string, string?>
        {
            ["error"] = error,
            ["error_description"] = description,
        }));

    /// <summary>The request is faulty: told at the callback or to the browser, depending on the quirks.</summary>
    public SimulatedAnswer Faulty(string redirectUri, string? state, string error, string description) =>
        org.Quirks.RequestErrorsWithoutRedirect ? Bare(error, description) : Redirect(redirectUri, state, error, description);

    /// <summary>The app is not to be used: told at the callback or on a page, depending on the quirks.</summary>
    public SimulatedAnswer AppRefused(HttpRequest request, string redirectUri, string? state, string error, string description) =>
        org.Quirks.AppErrorsOnErrorPage ? Page(request, error, description) : Redirect(redirectUri, state, error, description);

    /// <summary>The user pressed Deny.</summary>
    public SimulatedAnswer Denied(AuthorizationRequest request) => Redirect(
        request.RedirectUri, request.State, org.Quirks.HyphenatedAccessDenied ? "access-denied" : "access_denied", "end-user denied authorization");
}
