using D360Portal.Salesforce;
using D360Portal.Salesforce.Grants;
using D360Portal.Salesforce.Orgs;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace D360Portal.Features.SignIn;

/// <summary>Where the OpenID Connect handler meets Salesforce: apps without an id token, own checks, failures as pages.</summary>
internal sealed partial class SalesforceOidcEvents(
    SalesforceOrg org,
    SignInOptions signIn,
    GrantIssuer issuer,
    TokenRevoker revoker,
    EnvironmentReader environments,
    ILogger<SalesforceOidcEvents> logger)
    : OpenIdConnectEvents
{
    // Of this request: tokens that came with an id token which has yet to be validated.
    private static readonly object TokensInDoubt = new();

    /// <summary>The callback is built from the address people use, not from the one that this request happened to have.</summary>
    public override Task RedirectToIdentityProvider(RedirectContext context)
    {
        context.ProtocolMessage.RedirectUri = new Uri(signIn.PublicUrl, PortalUrls.Callback(org.Key, org.IsDefault)).AbsoluteUri;
        return Task.CompletedTask;
    }

    /// <summary>
    /// The only moment after the code is redeemed and before an id token is demanded. Without <c>openid</c> there is none, and the handler
    /// would fail; so the sign-in is completed here, after checks of our own.
    /// </summary>
    public override Task TokenResponseReceived(TokenResponseReceivedContext context)
    {
        if (org.AsksForIdToken && !string.IsNullOrEmpty(context.TokenEndpointResponse.IdToken))
        {
            context.HttpContext.Items[TokensInDoubt] = SecretsOf(context.TokenEndpointResponse);
            return Task.CompletedTask;
        }

        return CompleteAsync(context, context.TokenEndpointResponse, idTokenSubject: null);
    }

    /// <summary>The id token is valid: the same checks and the same grant as without one.</summary>
    public override Task TokenValidated(TokenValidatedContext context)
    {
        if (!BelongsToThisSignIn(context))
        {
            LogForeign(logger, org.Key);
            context.Fail(new SignInRefusedException(SignInProblems.StateLost));
            return Task.CompletedTask;
        }

        return CompleteAsync(context, context.TokenEndpointResponse!, context.SecurityToken.Subject);
    }

    /// <summary>Nothing of the round trip (verifier, callback) goes into the cookie.</summary>
    public override Task TicketReceived(TicketReceivedContext context)
    {
        context.Properties?.Items.Clear();
        context.ReturnUri = ReturnUrl.Checked(context.ReturnUri);
        return Task.CompletedTask;
    }

    /// <summary>Every failure becomes a page that says what it means and what to change.</summary>
    public override async Task RemoteFailure(RemoteFailureContext context)
    {
        // They would count towards the user's five approvals, and nobody has them any more.
        if (context.HttpContext.Items.Remove(TokensInDoubt, out var inDoubt))
        {
            await revoker.TryRevokeAsync(org, (GrantSecrets)inDoubt!);
        }

        var problem = ProblemOf(context);
        LogFailed(logger, org.Key, problem.Code, KindsOf(context.Failure));
        var returnUrl = ReturnUrl.Checked(context.Properties?.RedirectUri);
        context.Response.Redirect(PortalUrls.In(org, PortalUrls.SignInBecause(problem.Code, returnUrl)));
        context.HandleResponse();
    }

    /// <summary>The user pressed Deny: not an error, but the same page.</summary>
    public override Task AccessDenied(AccessDeniedContext context)
    {
        var returnUrl = ReturnUrl.Checked(context.ReturnUrl);
        context.Response.Redirect(PortalUrls.In(org, PortalUrls.SignInBecause(SignInProblems.AccessDenied.Code, returnUrl)));
        context.HandleResponse();
        return Task.CompletedTask;
    }

    /// <summary>Nonce and token hash. The handler would check them after this event, which ends the flow; and nothing may be kept before.</summary>
    private static bool BelongsToThisSignIn(TokenValidatedContext context)
    {
        try
        {
            context.Options.ProtocolValidator.ValidateTokenResponse(new OpenIdConnectProtocolValidationContext
            {
                ClientId = context.Options.ClientId,
                ProtocolMessage = context.TokenEndpointResponse,
                ValidatedIdToken = context.SecurityToken,
                Nonce = context.Nonce,
            });
            return true;
        }
        catch (OpenIdConnectProtocolException)
        {
            return false;
        }
    }

    private async Task CompleteAsync(
        RemoteAuthenticationContext<OpenIdConnectOptions> context, OpenIdConnectMessage response, string? idTokenSubject)
    {
        // From here on it is the issuer's part to keep them or to revoke them.
        context.HttpContext.Items.Remove(TokensInDoubt);
        var secrets = SecretsOf(response);
        var answer = new SignInAnswer
        {
            Org = org,
            AccessToken = secrets.AccessToken,
            RefreshToken = secrets.RefreshToken,
            Id = response.GetParameter("id"),
            IssuedAt = response.GetParameter("issued_at"),
            Signature = response.GetParameter("signature"),
            InstanceUrl = response.GetParameter("instance_url"),
            Scope = response.Scope,
            IdTokenSubject = idTokenSubject,
        };
        switch (await issuer.IssueAsync(answer, context.HttpContext.RequestAborted))
        {
            case SignInOutcome.Kept { Grant: var grant }:
                // Asked now so that every page's band is right from the first; where it fails the page asks again.
                await environments.TryAskAsync(grant, context.HttpContext.RequestAborted);
                LogSignedIn(logger, grant.UserId, org.Key);
                context.Principal = PortalUser.Of(grant).ToPrincipal(context.Scheme.Name);
                context.Success();
                break;
            case SignInOutcome.Refused { Reason: var reason }:
                LogRefused(logger, org.Key, reason);
                context.Fail(new SignInRefusedException(SignInProblemFinder.Of(reason)));
                break;
        }
    }

    private static GrantSecrets SecretsOf(OpenIdConnectMessage response) => new(
        new Secret(response.AccessToken ?? ""),
        response.RefreshToken is { Length: > 0 } refreshToken ? new Secret(refreshToken) : null);

    /// <summary>What kind of exception it was, and what caused it. Their messages may repeat what came from outside.</summary>
    private static string KindsOf(Exception? failure)
    {
        var kinds = new List<string>();
        for (; failure is not null; failure = failure.InnerException)
        {
            kinds.Add(failure.GetType().Name);
        }

        return string.Join(", ", kinds);
    }

    private static SignInProblem ProblemOf(RemoteFailureContext context)
    {
        for (var exception = context.Failure; exception is not null; exception = exception.InnerException)
        {
            switch (exception)
            {
                case SignInRefusedException refused:
                    return refused.Problem;
                case SalesforceUnreachableException or HttpRequestException or OperationCanceledException:
                    return SignInProblems.OrgUnreachable;
                case OpenIdConnectProtocolException { Data: var data } when data["error"] is string error:
                    return SignInProblemFinder.Of(error, data["error_description"] as string);
            }
        }

        // An error without a readable state is refused before the handler looks at it: only the address still has it.
        var query = context.Request.Query;
        if (query["error"].ToString() is { Length: > 0 } told)
        {
            return SignInProblemFinder.Of(told, query["error_description"]);
        }

        // With the round trip's own properties at hand the state was good, so it was the token endpoint's answer that could not be used.
        return context.Properties?.RedirectUri is null ? SignInProblems.StateLost : ProblemOfAnswer(context.Failure);
    }

    private static SignInProblem ProblemOfAnswer(Exception? failure) =>
        failure?.Message.Contains("Correlation failed", StringComparison.OrdinalIgnoreCase) is true
            ? SignInProblems.StateLost
            : SignInProblems.AnswerUnreadable;

    [LoggerMessage(LogEvents.SignedIn, LogLevel.Information, "User {UserId} signed in to org {OrgKey}")]
    private static partial void LogSignedIn(ILogger logger, string userId, OrgKey orgKey);

    [LoggerMessage(LogEvents.SignInRefused, LogLevel.Warning, "A sign-in to org {OrgKey} was not believed: {Reason}")]
    private static partial void LogRefused(ILogger logger, OrgKey orgKey, SignInRefusal reason);

    [LoggerMessage(LogEvents.IdTokenForeign, LogLevel.Warning, "A sign-in to org {OrgKey} was not believed: the id token belongs to another sign-in")]
    private static partial void LogForeign(ILogger logger, OrgKey orgKey);

    [LoggerMessage(LogEvents.SignInFailed, LogLevel.Information, "A sign-in to org {OrgKey} failed: {Problem} ({Kinds})")]
    private static partial void LogFailed(ILogger logger, OrgKey orgKey, string problem, string kinds);
}
