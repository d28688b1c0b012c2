namespace D360Portal.Simulator;

/// <content>The switches of OAuth.</content>
public sealed partial record Quirks
{
    /// <summary>Errors that are redirected to the callback carry the request's <c>state</c> (false), or do not (true).</summary>
    /// <value>The default is false. RFC 6749 demands it; whether Salesforce does so for every error is not documented.</value>
    public bool StateMissingOnErrors { get; init; }

    /// <summary>A user who presses Deny is reported as <c>access_denied</c> (false), or as <c>access-denied</c> (true).</summary>
    /// <value>The default is false. The example on Salesforce's page of OAuth errors prints the hyphen, its table the underscore.</value>
    public bool HyphenatedAccessDenied { get; init; }

    /// <summary>
    /// A faulty request (no code challenge, an unknown response type) is reported to the callback (false), or as a bare body at the
    /// authorize address (true).
    /// </summary>
    /// <value>The default is false. Both have been seen.</value>
    public bool RequestErrorsWithoutRedirect { get; init; }

    /// <summary>The bare body at the authorize address comes with status 400 (false), or with 200 (true).</summary>
    /// <value>The default is false. Only its text and the missing content type are known: browsers save it as a file.</value>
    public bool BareErrorsAnswer200 { get; init; }

    /// <summary>A blocked or missing app is reported to the callback (false), or on Salesforce's own error page (true).</summary>
    /// <value>The default is false. Both have been seen.</value>
    public bool AppErrorsOnErrorPage { get; init; }

    /// <summary>Identity URLs are on the org's My Domain (false), or on <c>https://login.salesforce.com</c> (true).</summary>
    /// <value>The default is false. The generic host appears even when the sign-in ran on My Domain.</value>
    public bool GenericIdentityHost { get; init; }

    /// <summary>The org issues id tokens as its My Domain (false), or as <c>https://login.salesforce.com</c> (true).</summary>
    /// <value>The default is false. My Domain hosts serve a discovery document of their own, but tokens of the generic issuer have been seen.</value>
    public bool GenericIssuer { get; init; }

    /// <summary>Access tokens are opaque session ids (false), or JSON Web Tokens of a fixed life (true).</summary>
    /// <value>The default is false. It is a setting of the app.</value>
    public bool JwtAccessTokens { get; init; }

    /// <summary>A refresh token stays good when it is used (false), or is replaced by a new one (true).</summary>
    /// <value>The default is false. It is a setting of the app, and mandatory for apps that many orgs use.</value>
    public bool RotatesRefreshTokens { get; init; }

    /// <summary>A replaced refresh token that is used again ends the whole grant (false), or is only refused (true).</summary>
    /// <value>The default is false, which Salesforce documents; whether it always does so is not established.</value>
    public bool ReuseSparesCurrentToken { get; init; }

    /// <summary>
    /// The second of two refreshes at once is told "token request is already being processed" (false), or "expired authorization code" (true).
    /// </summary>
    /// <value>The default is false. The other text is what the guard of Summer '24 said at first.</value>
    public bool OldBusyWording { get; init; }

    /// <summary>A wrong consumer key or secret is answered with 400 (false), or with 401 as RFC 6749 has it (true).</summary>
    /// <value>The default is false. Salesforce documents the error codes, not the status.</value>
    public bool WrongClientAnswers401 { get; init; }

    /// <summary>Userinfo answers every living token (false), or only one that may use the API or was issued for identity (true).</summary>
    /// <value>The default is false. Nobody has reported what a token with nothing but Data 360 scopes gets.</value>
    public bool UserInfoNeedsApiScope { get; init; }

    /// <summary>The discovery document does not speak of PKCE (false), or lists <c>S256</c> (true).</summary>
    /// <value>The default is false. A repair was announced in September 2026 for another document.</value>
    public bool DiscoveryAdvertisesPkce { get; init; }
}
