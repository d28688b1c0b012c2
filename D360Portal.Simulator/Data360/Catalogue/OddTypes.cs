using System.Globalization;
using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Data360.Catalogue;

/// <summary>Entries that no catalogue should have. They are in it only where a seed puts them.</summary>
internal static class OddTypes
{
    public const string Hundred = "HundredAttributes";
    public const string Nameless = "NamelessAttribute";
    public const string NoAttributes = "NoAttributes";
    public const string TwinNames = "TwinNames";
    public const string TwinOptions = "TwinOptions";
    public const string HtmlTooltips = "HtmlTooltips";
    public const string Everything = "MadeUpEverything";

    private const int Many = 100;

    public static IReadOnlyList<ConnectorType> All { get; } =
    [
        Of(NoAttributes, []),
        Of(Hundred, [.. Enumerable.Range(1, Many).Select(number => Attribute($"attribute_{number:D3}", $"Attribute {number}"))]),
        Of(TwinNames, [Attribute("host", "Host"), Attribute("host", "Host again"), Secret("host", "Host once more")]),
        Of(HtmlTooltips, [With(Attribute("host", "<b>Host</b>"), "tooltip", "<img src=x onerror=\"alert(1)\"> & <a href='javascript:alert(2)'>help</a>")]),
        Of(Nameless, [With(Attribute("", "Nobody"), "name", null), Attribute("host", "Host")]),
        Of(TwinOptions, [With(Attribute("mode", "Mode"), "options", Options(("Fast", "fast"), ("Fast", "fast"), ("Quick", "fast"), ("Slow", "slow"), ("", "")))]),
        Of(Everything, AttributesOfEveryKind()),
    ];

    private static JsonObject[] AttributesOfEveryKind() =>
    [
        With(Secret("password", "Password"), "required", true),
        Typed("share", "number", ("min", 0.5m), ("max", 99.5m), ("messageWhenRangeMismatch", "Between 0.5 and 99.5.")),
        Typed("since", "date", ("minDate", "2020-02-29"), ("maxDate", "2030-12-31"), ("messageWhenRangeMismatch", "Not that day.")),
        Typed("code", "text", ("minLength", 3), ("maxLength", 5), ("pattern", "^[A-Z\\d]+$"), ("messageWhenPatternMismatch", "Capitals & digits only.")),
        Typed("is_live", "boolean", ("required", true), ("defaultValue", "false")),
        Typed("version", "text", ("readonly", true), ("editable", false), ("defaultValue", "7")),
        Typed("token", "text", ("hidden", "true"), ("required", true), ("defaultValue", "42")),
        Typed("target", "text", ("ingress", null), ("egress", true), ("required", true)),
        Typed("empty_range", "number", ("min", 10), ("max", 1)),
    ];

    private static ConnectorType Of(string name, JsonObject[] attributes) => new()
    {
        Name = name,
        Label = $"Made up: {name}",
        ReleaseLevel = "BETA",

        // As if it came from a file: a number of code is of one kind, a number of JSON of any.
        Attributes = new AttributeSet(JsonNode.Parse(new JsonObject { ["connectionAttributes"] = new JsonArray([.. attributes]) }.ToJsonString())!.AsObject()),
    };

    private static JsonObject Attribute(string name, string label) => new() { ["name"] = name, ["label"] = label, ["type"] = "text" };

    private static JsonObject Secret(string name, string label) => new()
    {
        ["name"] = name, ["label"] = label, ["type"] = "password", ["dataType"] = "password", ["secure"] = true, ["masked"] = true,
    };

    private static JsonObject Typed(string name, string dataType, params (string Key, JsonNode? Value)[] keys)
    {
        var attribute = With(Attribute(name, CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name)), "dataType", dataType);
        foreach (var (key, value) in keys)
        {
            attribute[key] = value;
        }

        return attribute;
    }

    private static JsonArray Options(params (string Label, string Value)[] options) =>
        [.. options.Select(option => new JsonObject { ["label"] = option.Label, ["value"] = option.Value })];

    private static JsonObject With(JsonObject attribute, string key, JsonNode? value)
    {
        attribute[key] = value;
        return attribute;
    }
}
