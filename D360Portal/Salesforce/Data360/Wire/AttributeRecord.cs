using System.Text.Json;

namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>One attribute of a connector type. Seen are all 25 keys, null when unset; documented are the set ones alone.</summary>
internal sealed record AttributeRecord
{
    public string? Name { get; init; }

    public string? Label { get; init; }

    public string? Type { get; init; }

    public string? DataType { get; init; }

    public bool? Secure { get; init; }

    public bool? Masked { get; init; }

    public bool? Required { get; init; }

    /// <summary>Seen as the string <c>"false"</c>; an expression may stand there too, which nobody has published.</summary>
    public string? Hidden { get; init; }

    public bool? Readonly { get; init; }

    public bool? Editable { get; init; }

    public bool? Ingress { get; init; }

    public bool? Egress { get; init; }

    /// <summary>Nobody has published the form of an option: strings, objects and a map are all read.</summary>
    public JsonElement? Options { get; init; }

    public string? Placeholder { get; init; }

    public string? Tooltip { get; init; }

    public string? DefaultValue { get; init; }

    public string? Min { get; init; }

    public string? Max { get; init; }

    public string? MinLength { get; init; }

    public string? MaxLength { get; init; }

    public string? MinDate { get; init; }

    public string? MaxDate { get; init; }

    public string? Pattern { get; init; }

    public string? MessageWhenPatternMismatch { get; init; }

    public string? MessageWhenRangeMismatch { get; init; }
}
