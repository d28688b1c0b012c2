using System.Text.Json.Nodes;
using D360Portal.Simulator.OAuth;

namespace D360Portal.Simulator;

/// <summary>Ready-made faults of the token endpoint.</summary>
public static class TokenFaults
{
    /// <summary>The signature is that of somebody who does not know the consumer secret.</summary>
    public static Fault WrongSignature { get; } = Tampered(document =>
        document["signature"] = TokenSignature.Of("not the consumer secret", Text(document, "id"), Text(document, "issued_at")));

    /// <summary>There is no signature.</summary>
    public static Fault NoSignature { get; } = Tampered(document => document.Remove("signature"));

    /// <summary>There is no identity URL.</summary>
    public static Fault NoIdentity { get; } = Tampered(document => document.Remove("id"));

    /// <summary>There is no access token.</summary>
    public static Fault NoAccessToken { get; } = Tampered(document => document.Remove("access_token"));

    /// <summary>Another request with the same refresh token is under way.</summary>
    public static Fault Busy { get; } = Refused("invalid_grant", "token request is already being processed");

    /// <summary>The grant is over.</summary>
    public static Fault GrantExpired { get; } = Refused("invalid_grant", "expired access/refresh token");

    /// <summary>The app has been given another secret.</summary>
    public static Fault WrongSecret { get; } = Refused("invalid_client", "invalid client credentials");

    /// <summary>Too many logins within the hour.</summary>
    public static Fault RateExceeded { get; } = Refused("invalid_grant", "login rate exceeded");

    /// <summary>The API is said to be at another address.</summary>
    public static Fault InstanceAt(Uri address) => Tampered(document => document["instance_url"] = address.GetLeftPart(UriPartial.Authority));

    /// <summary>The answer names another user, or a user of another org, and is rightly signed: an answer mixed up at the source.</summary>
    /// <param name="address">The identity URL in place of the right one.</param>
    /// <param name="consumerSecret">The secret to sign with.</param>
    public static Fault IdentityOf(Uri address, string consumerSecret = SalesforceSimulator.ConsumerSecret) => Tampered(document =>
    {
        document["id"] = address.OriginalString;
        document["signature"] = TokenSignature.Of(consumerSecret, address.OriginalString, Text(document, "issued_at"));
    });

    /// <summary>The answer was issued at another time, and is rightly signed.</summary>
    /// <param name="issuedAt">When it says that it was issued.</param>
    /// <param name="consumerSecret">The secret to sign with.</param>
    public static Fault IssuedAt(DateTimeOffset issuedAt, string consumerSecret = SalesforceSimulator.ConsumerSecret) => Tampered(document =>
    {
        document["issued_at"] = TokenSignature.Milliseconds(issuedAt);
        document["signature"] = TokenSignature.Of(consumerSecret, Text(document, "id"), TokenSignature.Milliseconds(issuedAt));
    });

    /// <summary>Fewer scopes were granted than asked for.</summary>
    public static Fault GrantedOnly(string scope) => Tampered(document => document["scope"] = scope);

    /// <summary>A refusal.</summary>
    public static Fault Refused(string error, string description, int status = 400) =>
        new("POST", OAuthPaths.Token, new FaultEffect.Instead(SimulatedAnswer.Json(
            new JsonObject { ["error"] = error, ["error_description"] = description }, status)));

    /// <summary>The same fault for one kind of request alone, such as <c>refresh_token</c>.</summary>
    public static Fault Of(string grantType, Fault fault) => fault with { When = request => request.GrantType == grantType };

    private static Fault Tampered(Action<JsonObject> change) =>
        new("POST", OAuthPaths.Token, new FaultEffect.Tampered(answer => answer.Status == 200 ? answer.WithJson(change) : answer));

    private static string Text(JsonObject document, string name) => document[name]?.GetValue<string>() ?? "";
}
