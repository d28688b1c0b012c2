using D360Portal.Salesforce.Orgs;

namespace D360Portal.Salesforce.Grants;

/// <summary>What the token endpoint answered to a redeemed code, with what was asked for.</summary>
public sealed record SignInAnswer
{
    /// <summary>The org that the user was sent to.</summary>
    public required SalesforceOrg Org { get; init; }

    /// <summary>The access token.</summary>
    public required Secret AccessToken { get; init; }

    /// <summary>The refresh token; null when the scope was not granted.</summary>
    public Secret? RefreshToken { get; init; }

    /// <summary>The identity URL as text, unchecked.</summary>
    public string? Id { get; init; }

    /// <summary>Milliseconds since 1970 as text, unchecked.</summary>
    public string? IssuedAt { get; init; }

    /// <summary>Salesforce's HMAC over the two, unchecked.</summary>
    public string? Signature { get; init; }

    /// <summary>Where the org says its API is, unchecked.</summary>
    public string? InstanceUrl { get; init; }

    /// <summary>The granted scopes as one text; null when not told.</summary>
    public string? Scope { get; init; }

    /// <summary>The <c>sub</c> of a validated id token; null when there was none.</summary>
    public string? IdTokenSubject { get; init; }
}
