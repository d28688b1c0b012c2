using System.Text.Json;
using System.Text.Json.Serialization;

namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>The answer of <c>GET /ssot/connectors</c>. The array's name is not that of the resource.</summary>
internal sealed record ConnectorTypeListAnswer : IJsonOnDeserialized
{
    [JsonConverter(typeof(LooseListConverter<ConnectorTypeRecord>))]
    public IReadOnlyList<ConnectorTypeRecord?>? ConnectorInfoList { get; init; }

    [JsonConverter(typeof(LooseCountConverter))]
    public int? TotalSize { get; init; }

    public string? NextPageUrl { get; init; }

    /// <summary>Without its array it is another document, not an empty list.</summary>
    void IJsonOnDeserialized.OnDeserialized()
    {
        if (ConnectorInfoList is null)
        {
            throw new JsonException("There is no list in it.");
        }
    }
}
