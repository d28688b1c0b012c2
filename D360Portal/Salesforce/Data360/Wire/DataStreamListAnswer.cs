using System.Text.Json;
using System.Text.Json.Serialization;

namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>The answer of <c>GET /ssot/data-streams</c>: one page.</summary>
internal sealed record DataStreamListAnswer : IJsonOnDeserialized
{
    [JsonConverter(typeof(LooseListConverter<DataStreamRecord>))]
    public IReadOnlyList<DataStreamRecord?>? DataStreams { get; init; }

    [JsonConverter(typeof(LooseCountConverter))]
    public int? TotalSize { get; init; }

    public string? NextPageUrl { get; init; }

    /// <summary>Without its array it is another document, not an empty list: it must not pass for "nothing uses it".</summary>
    void IJsonOnDeserialized.OnDeserialized()
    {
        if (DataStreams is null)
        {
            throw new JsonException("There is no list in it.");
        }
    }
}
