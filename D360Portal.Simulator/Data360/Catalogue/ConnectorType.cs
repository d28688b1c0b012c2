using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Data360.Catalogue;

/// <summary>One entry of the catalogue.</summary>
internal sealed record ConnectorType
{
    /// <summary>The name, whose case matters and follows no rule.</summary>
    public required string Name { get; init; }

    public required string Label { get; init; }

    /// <summary>GA, BETA, or ACCESS_CHECK: Salesforce must switch it on before connections work.</summary>
    public required string ReleaseLevel { get; init; }

    public required AttributeSet Attributes { get; init; }

    /// <summary>Made up: no description has been published.</summary>
    public string Description => $"Bring in data from {Label}.";

    public static string IconUrl(string name) => $"/cdp/images/connectors/{name}.svg";

    /// <summary>An attribute's name as this org has it, where the name is a guess and the org a different one.</summary>
    public string NameOf(string paramName, Quirks quirks) =>
        quirks.UnknownDatabasesSayUsername && paramName == "user" && Attributes.Connection.Any(attribute => attribute.Name == paramName && attribute.IsNameGuessed)
            ? "username"
            : paramName;

    /// <summary>The entry in a list.</summary>
    /// <remarks><code>{"features":[],"label":"AWS RDS MySQL","name":"AwsRdsMySql","releaseLevel":"GA"}</code></remarks>
    public JsonObject ToEntry(FieldGroup group)
    {
        var json = new JsonObject
        {
            ["features"] = group == FieldGroup.Big ? Attributes.Features : new JsonArray(),
            ["label"] = Label,
            ["name"] = Name,
            ["releaseLevel"] = ReleaseLevel,
        };
        if (group != FieldGroup.Small)
        {
            json["description"] = Description;
            json["iconUrl"] = IconUrl(Name);
        }

        return json;
    }

    /// <summary>The whole metadata.</summary>
    public JsonObject ToMetadata(Quirks quirks)
    {
        var json = new JsonObject
        {
            ["name"] = Name,
            ["label"] = Label,
            [quirks.DescriptionSaysIngress ? "ingressDescription" : "description"] = Description,
            ["iconUrl"] = IconUrl(Name),
            ["features"] = Attributes.Features,
            ["connectionAttributes"] = Json(Attributes.Connection),
            ["advancedAttributes"] = Json(Attributes.Advanced),
        };
        if (quirks.MetadataIsComplete)
        {
            json["releaseLevel"] = ReleaseLevel;
            json["customErrorLabels"] = Attributes.ErrorLabels;
        }

        return json;

        JsonArray Json(IEnumerable<CatalogueAttribute> attributes) => [.. attributes.Select(attribute => attribute.ToJson(this, quirks))];
    }
}
