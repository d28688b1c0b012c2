using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Data360.Catalogue;

/// <summary>One attribute of a connector type, as its data file has it: the keys that are set, and where they are from.</summary>
internal sealed class CatalogueAttribute(JsonObject data)
{
    /// <summary>The 25 keys of an attribute with what they are when nothing is said. The hidden flag is text in the live API.</summary>
    private static readonly JsonObject Unset = JsonNode.Parse("""
        {
          "name": null, "label": null, "type": null, "dataType": "text",
          "secure": false, "masked": false, "required": false, "hidden": "false",
          "editable": true, "readonly": false, "ingress": true, "egress": null, "options": [],
          "placeholder": null, "tooltip": null, "defaultValue": null,
          "min": null, "max": null, "minLength": null, "maxLength": null, "minDate": null, "maxDate": null,
          "pattern": null, "messageWhenPatternMismatch": null, "messageWhenRangeMismatch": null
        }
        """)!.AsObject();

    /// <summary>The parameter's name.</summary>
    public string Name => Text("name");

    /// <summary>Whether a value goes to the credentials.</summary>
    public bool IsSecure => data["secure"]?.GetValue<bool>() is true;

    /// <summary>Whether a value is hidden while it is typed.</summary>
    public bool IsMasked => data["masked"]?.GetValue<bool>() is true;

    /// <summary>Whether a value may be another one in a replacement.</summary>
    public bool IsEditable => data["editable"]?.GetValue<bool>() is not false;

    /// <summary>The choice that the attribute belongs to: another attribute's name and value. Null when it belongs to all. The API does not tell it.</summary>
    public (string Name, string Value)? Choice =>
        data["onlyWhen"] is JsonObject choice ? (choice["name"]!.GetValue<string>(), choice["value"]!.GetValue<string>()) : null;

    /// <summary>Whether somebody who creates a connection must give a value: what a form does not ask for is not demanded.</summary>
    public bool IsDemanded => data["required"]?.GetValue<bool>() is true && data["readonly"]?.GetValue<bool>() is not true && Optional("hidden") is null or "false";

    /// <summary>Whether the attribute plays no part when data comes in.</summary>
    public bool IsForEgressAlone => data.ContainsKey("ingress") && data["ingress"] is null && data["egress"]?.GetValue<bool>() is true;

    /// <summary>What kind of thing the value is, such as <c>jdbcConnectionUrl</c>.</summary>
    public string Type => Text("type");

    /// <summary>How a value is written, such as <c>number</c>.</summary>
    public string DataType => Optional("dataType") ?? "text";

    public int? MinLength => data["minLength"]?.GetValue<int>();

    public int? MaxLength => data["maxLength"]?.GetValue<int>();

    public decimal? Min => data["min"]?.GetValue<decimal>();

    public decimal? Max => data["max"]?.GetValue<decimal>();

    /// <summary>The first day that is allowed, as <c>2020-01-01</c>.</summary>
    public string? MinDate => Optional("minDate");

    /// <summary>The last day that is allowed.</summary>
    public string? MaxDate => Optional("maxDate");

    /// <summary>A regular expression that the whole value must match.</summary>
    public string? Pattern => Optional("pattern");

    public string? PatternMessage => Optional("messageWhenPatternMismatch");

    public string? RangeMessage => Optional("messageWhenRangeMismatch");

    /// <summary>Whether the name itself is a guess, so that another one is as good.</summary>
    public bool IsNameGuessed => data["nameGuessed"]?.GetValue<bool>() is true;

    /// <summary>The values that may be chosen; empty when anything may be typed.</summary>
    public IReadOnlyList<string> Options => [.. (data["options"]?.AsArray() ?? []).Select(ValueOf)];

    /// <summary>An example of a value; null when there is none.</summary>
    public string? Placeholder => Optional("placeholder");

    /// <summary>What the attribute is when nothing is typed; null when there is no such value.</summary>
    public string? DefaultValue => Optional("defaultValue");

    /// <summary>The attribute as the API writes it.</summary>
    public JsonObject ToJson(ConnectorType type, Quirks quirks)
    {
        var json = Unset.DeepClone().AsObject();
        foreach (var (key, _) in Unset)
        {
            if (data.TryGetPropertyValue(key, out var value))
            {
                json[key] = value?.DeepClone();
            }
        }

        json["name"] = Optional("name") is { } name ? type.NameOf(name, quirks) : null;
        json["options"] = OptionsJson(quirks);
        if (Choice is not null && (quirks.ConditionalAttributesAreOptional || !type.Attributes.Concerns(this, new Dictionary<string, string>())))
        {
            json["required"] = false;
        }

        if (quirks.UnsetKeysOmitted)
        {
            foreach (var (key, _) in json.Where(member => member.Value is null or JsonArray { Count: 0 }).ToArray())
            {
                json.Remove(key);
            }
        }

        return json;
    }

    private JsonArray OptionsJson(Quirks quirks) => [.. (data["options"]?.AsArray() ?? []).Select(option =>
        quirks.OptionsAreStrings ? JsonValue.Create(ValueOf(option))
        : quirks.OptionsSayName && option is JsonObject pair ? new JsonObject { ["name"] = pair["label"]?.DeepClone(), ["value"] = ValueOf(option) }
        : option!.DeepClone())];

    private static string ValueOf(JsonNode? option) => (option is JsonObject pair ? pair["value"]! : option!).GetValue<string>();

    private string Text(string key) => Optional(key) ?? "";

    private string? Optional(string key) => data[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
