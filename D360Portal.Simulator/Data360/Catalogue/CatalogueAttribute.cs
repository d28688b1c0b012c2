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

    /// <summary>Whether the name itself is a guess, so that another one is as good.</summary>
    public bool IsNameGuessed => data["nameGuessed"]?.GetValue<bool>() is true;

    /// <summary>The values that may be chosen; empty when anything may be typed.</summary>
    public IReadOnlyList<string> Options => [.. (data["options"]?.AsArray() ?? []).Select(ValueOf)];

    /// <summary>An example of a value; null when there is none.</summary>
    public string? Placeholder => data["placeholder"]?.GetValue<string>();

    /// <summary>What the attribute is when nothing is typed; null when there is no such value.</summary>
    public string? DefaultValue => data["defaultValue"]?.GetValue<string>();

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

        json["name"] = type.NameOf(Name, quirks);
        if (quirks.OptionsAreStrings)
        {
            json["options"] = new JsonArray([.. Options.Select(option => JsonValue.Create(option))]);
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

    private static string ValueOf(JsonNode? option) => (option is JsonObject pair ? pair["value"]! : option!).GetValue<string>();

    private string Text(string key) => data[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
