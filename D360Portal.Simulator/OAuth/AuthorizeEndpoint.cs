using System.Text.RegularExpressions;
using D360Portal.Simulator.Access;
using D360Portal.Simulator.Http;

namespace D360Portal.Simulator.OAuth;

/// <summary>Where a sign-in begins: checks what the app asks for, and goes on to the login page.</summary>
/// <remarks>Source: <see href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm"/>.</remarks>
internal sealed partial class AuthorizeEndpoint(SimulatedOrg org, AuthorizeErrors errors)
{
    public SimulatedAnswer Get(HttpContext context)
    {
        var query = context.Request.Query;

        // Until the app and its callback are known, there is nobody to send the error to.
        if (query.One("client_id") != org.App.Key)
        {
            return errors.Bare("invalid_client_id", "client identifier invalid");
        }

        if (query.One("redirect_uri") is not { } redirectUri)
        {
            return errors.Bare("redirect_uri_missing", "redirect_uri not provided");
        }

        if (!org.App.HasCallback(redirectUri))
        {
            return errors.Bare("redirect_uri_mismatch", "redirect_uri must match configuration");
        }

        return Refusal(context.Request, redirectUri, query.One("state")) ?? Begin(context.Request, redirectUri);
    }

    /// <summary>Salesforce takes these requests by GET alone.</summary>
    public SimulatedAnswer Post(HttpContext context) => errors.Bare("invalid_request", "must use HTTP GET");

    private SimulatedAnswer? Refusal(HttpRequest request, string redirectUri, string? state)
    {
        if (SimulatorHosts.IsGenericLogin(request))
        {
            return errors.AppRefused(request, redirectUri, state, "OAUTH_EC_APP_NOT_FOUND", "External client app is not installed in this org");
        }

        if (org.App.IsBlocked)
        {
            return errors.AppRefused(request, redirectUri, state, "OAUTH_APP_BLOCKED", "this app is blocked by admin");
        }

        if (request.Query.One("response_type") != "code")
        {
            return errors.Faulty(redirectUri, state, "unsupported_response_type", "response type not supported");
        }

        if (org.App.Grant(request.Query["scope"]) is null)
        {
            return AuthorizeErrors.Page(request, "invalid_scope", "the requested scope is not allowed");
        }

        if (request.Query.One("code_challenge") is not { } challenge)
        {
            return errors.Faulty(redirectUri, state, "invalid_request", "missing required code challenge");
        }

        if (request.Query.One("code_challenge_method") != "S256" || !Challenge().IsMatch(challenge))
        {
            return errors.Faulty(redirectUri, state, "invalid_request", "invalid code challenge");
        }

        // Nobody is ever logged in beforehand: there are no cookies.
        return request.Query.One("prompt") == "none"
            ? errors.Redirect(redirectUri, state, "immediate_unsuccessful", "immediate unsuccessful")
            : null;
    }

    private SimulatedAnswer Begin(HttpRequest request, string redirectUri)
    {
        var pending = org.PendingAuthorizations.Start(new AuthorizationRequest
        {
            RedirectUri = redirectUri,
            Scopes = org.App.Grant(request.Query["scope"])!,
            CodeChallenge = request.Query.One("code_challenge")!,
            State = request.Query.One("state"),
            Nonce = request.Query.One("nonce"),
            LoginHint = request.Query.One("login_hint"),
        });
        return SimulatedAnswer.Redirect($"{request.Local(OAuthPaths.Login)}?pending={pending.Id}");
    }

    /// <summary>The base64url of a SHA-256 hash, without padding.</summary>
    [GeneratedRegex(@"^[A-Za-z0-9_-]{43}\z")]
    private static partial Regex Challenge();
}
