using System.Text.Json;
using System.Text.Json.Serialization;

namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>The answer of <c>GET /ssot/connections</c>: one page.</summary>
internal sealed record ConnectionListAnswer : IJsonOnDeserialized
{
    [JsonConverter(typeof(LooseListConverter<ConnectionRecord>))]
    public IReadOnlyList<ConnectionRecord?>? Connections { get; init; }

    [JsonConverter(typeof(LooseCountConverter))]
    public int? TotalSize { get; init; }

    public string? NextPageUrl { get; init; }

    /// <summary>Without its array it is another document, not an empty list.</summary>
    void IJsonOnDeserialized.OnDeserialized()
    {
        if (Connections is null)
        {
            throw new JsonException("There is no list in it.");
        }
    }
}
