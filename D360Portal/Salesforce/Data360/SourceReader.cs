using System.Globalization;
using System.Text.Json;

namespace D360Portal.Salesforce.Data360;

/// <summary>Reads what Salesforce tells of a source. What has no name is nothing that could be asked for, and is left out.</summary>
internal static class SourceReader
{
    private static readonly string[] Names = ["name", "label", "value", "id"];
    private static readonly string[] KnownOfObjects = ["name", "label", "objectType", "attributes"];

    /// <summary><c>["main","samples"]</c>, also as objects with a name.</summary>
    public static IReadOnlyList<string> ReadNames(JsonElement list) => [.. Items(list).Select(NameOf).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary><c>[{"name":"Deals","objectType":"StructuredData","attributes":{"type":"TABLE","schema":"…","catalog":"…"}}]</c>, also as names alone.</summary>
    public static IReadOnlyList<SourceObject> ReadObjects(JsonElement list) => [.. Items(list).Select(ReadObject).OfType<SourceObject>()];

    /// <summary><c>[{"name":"Id","originalType":"TEXT","type":"Text","isRequired":false}]</c>, also as names alone.</summary>
    public static IReadOnlyList<SourceField> ReadFields(JsonElement list, JsonElement primaryKeys)
    {
        var keys = ReadNames(primaryKeys).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Items(list).Select(item => NameOf(item) is not { } name ? null : new SourceField(name)
            {
                Label = Other(Text(item, "label"), name),
                Type = Text(item, "type"),
                OriginalType = Text(item, "originalType"),
                Format = Text(item, "format"),
                IsRequired = Flag(item, "isRequired"),
                IsKey = keys.Contains(name),
            }).OfType<SourceField>().DistinctBy(field => field.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary><c>[{"record":{"Id":1}}]</c>, also without the inner object.</summary>
    /// <remarks>Numbers stay as they are written: a decimal or a long id must not lose digits.</remarks>
    public static IReadOnlyList<PreviewRow> ReadRows(JsonElement list, IReadOnlyList<string> fields) =>
    [
        .. Items(list).Where(item => item.ValueKind is JsonValueKind.Object)
            .Select(item => item.TryGetProperty("record", out var record) && record.ValueKind is JsonValueKind.Object ? record : item)
            .Select(record => new PreviewRow([.. fields.Select(field => record.TryGetProperty(field, out var value) ? Value(value) : null)])),
    ];

    /// <summary><c>[{"label","name","schemaType","availabilityStatus","fields":[{"name","label","dataType"}]}]</c></summary>
    public static IReadOnlyList<ConnectionSchema> ReadSchemas(JsonElement list) =>
    [
        .. Items(list).Select(item => NameOf(item) is not { } name ? null : new ConnectionSchema(name)
        {
            Label = Other(Text(item, "label"), name),
            Kind = Text(item, "schemaType"),
            Availability = Text(item, "availabilityStatus"),
            Category = Text(item, "category"),
            LastModified = SalesforceTime.Read(Text(item, "lastModifiedDate")),
            Fields = [.. Items(Property(item, "fields")).Select(ReadSchemaField).OfType<SchemaField>()],
        }).OfType<ConnectionSchema>(),
    ];

    private static SourceObject? ReadObject(JsonElement item)
    {
        // A name of dots alone would leave the path that it stands in.
        if (NameOf(item) is not { } name || name is "." or "..")
        {
            return null;
        }

        var attributes = Property(item, "attributes");
        return new SourceObject(name)
        {
            Label = Other(Text(item, "label"), name),
            Kind = Text(attributes, "type") ?? Text(item, "objectType"),
            Schema = Text(attributes, "schema"),
            Database = Text(attributes, "catalog") ?? Text(attributes, "database"),
            Further = item.ValueKind is not JsonValueKind.Object ? [] :
            [
                .. item.EnumerateObject().Where(property => !KnownOfObjects.Contains(property.Name) && Plain(property.Value) is not null)
                    .Select(property => new ConnectionParameter(property.Name, Plain(property.Value))),
            ],
        };
    }

    private static SchemaField? ReadSchemaField(JsonElement item) => NameOf(item) is not { } name ? null : new SchemaField(name)
    {
        Label = Other(Text(item, "label"), name),
        DataType = Text(item, "dataType"),
        IsRequired = Flag(item, "isDataRequired"),
        KeyOrder = int.TryParse(Text(item, "primaryIndexOrder"), NumberStyles.None, CultureInfo.InvariantCulture, out var order) ? order : null,
    };

    private static JsonElement.ArrayEnumerator Items(JsonElement list) => list.ValueKind is JsonValueKind.Array ? list.EnumerateArray() : default;

    private static JsonElement Property(JsonElement item, string name) =>
        item.ValueKind is JsonValueKind.Object && item.TryGetProperty(name, out var value) ? value : default;

    private static string? NameOf(JsonElement item) => item.ValueKind is JsonValueKind.Object
        ? Names.Select(name => Text(item, name)).FirstOrDefault(text => text is not null)
        : Plain(item);

    private static string? Text(JsonElement item, string name) => Plain(Property(item, name));

    private static bool? Flag(JsonElement item, string name) => bool.TryParse(Text(item, name), out var flag) ? flag : null;

    private static string? Other(string? label, string name) => label == name ? null : label;

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when JsonText.Of(value) is { } text && !string.IsNullOrWhiteSpace(text) => text,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };

    private static string? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => JsonText.Of(value) ?? value.GetRawText(),
        _ => value.GetRawText(),
    };
}
