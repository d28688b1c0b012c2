using System.Text.Json.Serialization;

namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>The answer of <c>GET /ssot/connectors</c>. The array's name is not that of the resource.</summary>
internal sealed record ConnectorTypeListAnswer
{
    [JsonConverter(typeof(LooseListConverter<ConnectorTypeRecord>))]
    public IReadOnlyList<ConnectorTypeRecord?>? ConnectorInfoList { get; init; }

    public int? TotalSize { get; init; }

    public string? NextPageUrl { get; init; }
}
