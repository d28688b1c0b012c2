using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Data360.Schemas;

/// <summary>Writes the schemas of a connection.</summary>
internal static class SchemaJson
{
    public static JsonObject Of(IEnumerable<StoredSchema> schemas, Quirks quirks) =>
        new() { ["schemas"] = new JsonArray([.. schemas.Select(schema => Of(schema, quirks))]) };

    private static JsonObject Of(StoredSchema schema, Quirks quirks)
    {
        var json = new JsonObject
        {
            ["name"] = schema.Name,
            ["label"] = schema.Label,
            ["schemaType"] = schema.SchemaType,
            ["availabilityStatus"] = !schema.IsInUse ? "Available" : quirks.SchemaStatusHasSpace ? "In Use" : "InUse",
            ["fields"] = new JsonArray([.. schema.Fields.Select(Of)]),
        };
        if (schema.Category is { } category)
        {
            json["category"] = category;
        }

        if (quirks.SchemasCarryDates)
        {
            json["createdDate"] = JsonTime.Of(schema.CreatedAt);
            json["lastModifiedDate"] = JsonTime.Of(schema.ModifiedAt);
        }

        return json;
    }

    private static JsonObject Of(SchemaField field)
    {
        var json = new JsonObject { ["name"] = field.Name, ["label"] = field.Label, ["dataType"] = field.DataType };
        if (field.CurrencyIsoCode is { } hasCurrency)
        {
            json["currencyIsoCode"] = hasCurrency;
        }

        if (field.IsDataRequired is { } isRequired)
        {
            json["isDataRequired"] = isRequired;
        }

        if (field.PrimaryIndexOrder is { } order)
        {
            json["primaryIndexOrder"] = order;
        }

        return json;
    }
}
