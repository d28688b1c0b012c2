using System.Text.Json.Serialization;

namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>The answer of <c>GET /ssot/connections</c>: one page.</summary>
internal sealed record ConnectionListAnswer
{
    [JsonConverter(typeof(LooseListConverter<ConnectionRecord>))]
    public IReadOnlyList<ConnectionRecord?>? Connections { get; init; }

    public int? TotalSize { get; init; }

    public string? NextPageUrl { get; init; }
}
