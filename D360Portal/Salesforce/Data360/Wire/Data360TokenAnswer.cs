using System.Text.Json.Serialization;

namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>The answer of the token exchange: <c>{"access_token":"…","instance_url":"abc123.c360a.salesforce.com","expires_in":7191}</c>.</summary>
internal sealed record Data360TokenAnswer
{
    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    [JsonPropertyName("instance_url")]
    public string? InstanceUrl { get; init; }

    [JsonPropertyName("expires_in")]
    [JsonConverter(typeof(LooseCountConverter))]
    public int? ExpiresIn { get; init; }

    /// <summary>Only that it is one: the rest is a token.</summary>
    public override string ToString() => "Data360TokenAnswer";
}
