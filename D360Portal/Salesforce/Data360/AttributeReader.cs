using System.Globalization;
using System.Text.Json;
using D360Portal.Salesforce.Data360.Wire;

namespace D360Portal.Salesforce.Data360;

/// <summary>Reads the attributes of a connector type.</summary>
internal static class AttributeReader
{
    /// <summary>Names under which an option's value, and its display text, may stand.</summary>
    private static readonly string[] ValueNames = ["value", "name", "key", "id"];

    private static readonly string[] LabelNames = ["label", "displayName", "text", "title"];

    /// <summary>Names under which an option may list the attributes that go with it.</summary>
    private static readonly string[] ListNames = ["attributes", "connectionAttributes", "fields", "parameters", "params"];

    /// <summary>The attributes in the catalogue's order; of several with one name the first counts.</summary>
    public static IReadOnlyList<AttributeDescription> Read(IReadOnlyList<AttributeRecord?>? records) =>
        [.. (records ?? []).Select(Read).OfType<AttributeDescription>().DistinctBy(attribute => attribute.Name, StringComparer.Ordinal)];

    /// <summary>The names that several attributes have.</summary>
    public static IReadOnlyList<string> Repeated(IReadOnlyList<AttributeRecord?>? records) =>
        [.. (records ?? []).Select(record => NotBlank(record?.Name)).OfType<string>().GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key)];

    /// <summary>How many entries are no attributes: without a name, or of another shape.</summary>
    public static int CountNameless(IReadOnlyList<AttributeRecord?>? records) => (records ?? []).Count(record => NotBlank(record?.Name) is null);

    private static AttributeDescription? Read(AttributeRecord? record) => NotBlank(record?.Name) is not { } name ? null :
        new AttributeDescription(name, NotBlank(record!.Label) ?? name, record.Secure is true)
        {
            Meaning = NotBlank(record.Type),
            DataType = NotBlank(record.DataType),
            IsMasked = record.Masked is true || string.Equals(record.DataType, "password", StringComparison.OrdinalIgnoreCase),
            IsRequired = record.Required is true,
            IsHidden = string.Equals(record.Hidden?.Trim(), "true", StringComparison.OrdinalIgnoreCase),
            HiddenWhen = AttributeCondition.TryParse(record.Hidden),
            IsReadOnly = record.Readonly is true,
            IsFixed = record.Editable is false,
            IsForIngress = record.Ingress,
            IsForEgress = record.Egress,
            Options = ReadOptions(record.Options),
            Placeholder = NotBlank(record.Placeholder),
            Tooltip = NotBlank(record.Tooltip),
            Default = NotBlank(record.DefaultValue),
            Min = NotBlank(record.Min),
            Max = NotBlank(record.Max),
            MinLength = Length(record.MinLength),
            MaxLength = Length(record.MaxLength),
            MinDate = NotBlank(record.MinDate),
            MaxDate = NotBlank(record.MaxDate),
            Pattern = NotBlank(record.Pattern),
            PatternMessage = NotBlank(record.MessageWhenPatternMismatch),
            RangeMessage = NotBlank(record.MessageWhenRangeMismatch),
        };

    /// <summary><c>["A","B"]</c>, <c>[{"value":"a","label":"A"}]</c> and <c>{"a":"A"}</c>.</summary>
    private static IReadOnlyList<AttributeOption> ReadOptions(JsonElement? options) => options switch
    {
        { ValueKind: JsonValueKind.Array } array =>
            [.. array.EnumerateArray().Select(ReadOption).OfType<AttributeOption>().DistinctBy(option => option.Value, StringComparer.Ordinal)],
        { ValueKind: JsonValueKind.Object } map =>
            [.. map.EnumerateObject().Where(pair => pair.Name.Length > 0).Select(pair => new AttributeOption(pair.Name, Text(pair.Value) ?? pair.Name))],
        _ => [],
    };

    private static AttributeOption? ReadOption(JsonElement option)
    {
        if (option.ValueKind is not JsonValueKind.Object)
        {
            return Text(option) is { } text ? new AttributeOption(text, text) : null;
        }

        // {"name":"Europe","value":"eu"}: beside a value, a name is for people.
        var label = First(option, LabelNames) ?? (option.TryGetProperty("value", out _) ? First(option, ["name"]) : null);
        return (First(option, ValueNames) ?? label) is { } value ? new AttributeOption(value, label ?? value) { Fields = ReadFields(option) } : null;
    }

    /// <summary><c>["user","password"]</c> and <c>[{"name":"user"}]</c>; null where an option lists nothing.</summary>
    private static AttributeNames? ReadFields(JsonElement option)
    {
        foreach (var name in ListNames)
        {
            if (option.TryGetProperty(name, out var list) && list.ValueKind is JsonValueKind.Array)
            {
                var names = list.EnumerateArray().Select(NameOf).ToArray();

                // One that cannot be understood might be any of them.
                return names.Length > 0 && names.All(one => one is not null) ? new AttributeNames(names!) : null;
            }
        }

        return null;
    }

    private static string? NameOf(JsonElement field) =>
        field.ValueKind is JsonValueKind.Object ? First(field, ["name", "paramName"]) : field.ValueKind is JsonValueKind.String ? Text(field) : null;

    private static string? First(JsonElement option, string[] names) =>
        names.Select(name => option.TryGetProperty(name, out var value) ? Text(value) : null).FirstOrDefault(text => text is not null);

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => NotBlank(JsonText.Of(value)),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    private static int? Length(string? text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var length) && length >= 0 ? length : null;

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
