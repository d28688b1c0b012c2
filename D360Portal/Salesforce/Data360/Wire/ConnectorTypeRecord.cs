using System.Text.Json.Serialization;

namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>One entry of the catalogue. In a list only the largest field group has features; by default it has label, name and release level alone.</summary>
internal sealed record ConnectorTypeRecord
{
    public string? Name { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init; }

    public string? IngressDescription { get; init; }

    public string? ReleaseLevel { get; init; }

    [JsonConverter(typeof(LooseListConverter<FeatureRecord>))]
    public IReadOnlyList<FeatureRecord?>? Features { get; init; }

    [JsonConverter(typeof(LooseListConverter<AttributeRecord>))]
    public IReadOnlyList<AttributeRecord?>? ConnectionAttributes { get; init; }
}
