using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Data360.Catalogue;

/// <summary>The attributes of one connector type, or of many alike: what its data file holds.</summary>
internal sealed class AttributeSet(JsonObject data)
{
    /// <summary>What the type can do.</summary>
    public JsonArray Features => Array("features");

    /// <summary>What it takes to create a connection.</summary>
    public IReadOnlyList<CatalogueAttribute> Connection { get; } = Attributes(data["connectionAttributes"]);

    /// <summary>What it takes to read through one.</summary>
    public IReadOnlyList<CatalogueAttribute> Advanced { get; } = Attributes(data["advancedAttributes"]);

    /// <summary>Whether an attribute plays a part when others have these values. What has none is as it is preset.</summary>
    public bool Concerns(CatalogueAttribute attribute, IReadOnlyDictionary<string, string> values) =>
        attribute.Choice is not { } choice
        || (values.GetValueOrDefault(choice.Name) ?? Connection.FirstOrDefault(other => other.Name == choice.Name)?.DefaultValue) == choice.Value;

    /// <summary>Texts for the codes with which a connection fails.</summary>
    public JsonObject ErrorLabels => (data["customErrorLabels"] as JsonObject)?.DeepClone().AsObject() ?? [];

    private static CatalogueAttribute[] Attributes(JsonNode? attributes) =>
        [.. (attributes?.AsArray() ?? []).Select(attribute => new CatalogueAttribute(attribute!.AsObject()))];

    private JsonArray Array(string key) => (data[key] as JsonArray)?.DeepClone().AsArray() ?? [];
}
