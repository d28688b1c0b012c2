using System.Text.Json.Serialization;

namespace D360Portal.Salesforce.Grants;

/// <summary>What the token endpoint answers, success and refusal alike, exactly as Salesforce names it.</summary>
/// <remarks>
/// <c>{"access_token":"00D…!…","refresh_token":"5Aep…","signature":"…","scope":"api refresh_token","instance_url":"https://acme.my.salesforce.com",
/// "id":"https://login.salesforce.com/id/00D…/005…","token_type":"Bearer","issued_at":"1763980000000"}</c>: <c>issued_at</c> is a string of
/// milliseconds, and there is no <c>expires_in</c>. Refusals are <c>{"error":"invalid_grant","error_description":"expired access/refresh token"}</c>.
/// </remarks>
internal sealed record TokenResponse
{
    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    [JsonPropertyName("refresh_token")]
    public string? RefreshToken { get; init; }

    [JsonPropertyName("signature")]
    public string? Signature { get; init; }

    [JsonPropertyName("scope")]
    public string? Scope { get; init; }

    [JsonPropertyName("instance_url")]
    public string? InstanceUrl { get; init; }

    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("issued_at")]
    public string? IssuedAt { get; init; }

    [JsonPropertyName("error")]
    public string? Error { get; init; }

    [JsonPropertyName("error_description")]
    public string? ErrorDescription { get; init; }

    /// <summary>Only the kind of answer: the rest is tokens.</summary>
    public override string ToString() => Error is null ? "TokenResponse" : $"TokenResponse ({Error})";
}
