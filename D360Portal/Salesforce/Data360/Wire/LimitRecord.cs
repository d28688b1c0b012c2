using System.Text.Json.Serialization;

namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>One limit: how much there is, and how much is left.</summary>
internal sealed record LimitRecord
{
    [JsonPropertyName("Max")]
    [JsonConverter(typeof(LooseCountConverter))]
    public int? Max { get; init; }

    [JsonPropertyName("Remaining")]
    [JsonConverter(typeof(LooseCountConverter))]
    public int? Remaining { get; init; }
}
