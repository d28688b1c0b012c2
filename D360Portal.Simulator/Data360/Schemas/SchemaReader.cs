using System.Text.Json.Nodes;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Simulator.Data360.Definitions;

namespace D360Portal.Simulator.Data360.Schemas;

/// <summary>Reads the schemas that a caller sends: the whole set, strictly.</summary>
/// <remarks>
/// <code>{"schemas":[{"name":"HeartRate","label":"Heart rate","schemaType":"IngestApi","fields":[{"name":"bpm","label":"BPM","dataType":"Number"}]}]}</code>
/// <c>isPrimaryKey</c> is no field of it, and a field without a label makes the server fail: both have been reported of live orgs.
/// </remarks>
internal sealed class SchemaReader(StoredConnection connection, DateTimeOffset now)
{
    private const string FieldWithoutLabel = "Cannot invoke \"String.length()\" because \"label\" is null";

    private readonly bool _isApp = connection.Family is StreamingAppFamily;

    /// <returns>The refusal; null when there is none.</returns>
    public Data360Answer? Read(JsonObject body, out IReadOnlyList<StoredSchema> schemas)
    {
        var reader = new FieldReader(body, "schemas");
        var items = reader.Objects("schemas");
        if (items is null)
        {
            reader.Refuse(Data360Answer.Missed("schemas"));
        }

        schemas = [.. (items ?? []).Select(item => SchemaOf(item, reader))];
        if (schemas.GroupBy(schema => schema.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { Key: var twice })
        {
            reader.Refuse(Data360Answer.InvalidInput($"There is more than one schema with the name {twice}"));
        }

        return reader.Refusal;
    }

    private StoredSchema SchemaOf(JsonObject item, FieldReader outer)
    {
        var reader = new FieldReader(item, ["name", "label", "schemaType", "fields", .. _isApp ? ["category", "availabilityStatus"] : Array.Empty<string>()]);
        var name = reader.Required("name");
        var before = connection.Schemas.FirstOrDefault(schema => schema.Name == name);
        var schema = new StoredSchema
        {
            Name = name,
            Label = reader.Required("label"),
            SchemaType = reader.Required("schemaType"),
            Category = reader.OneOf("category", SchemaWords.Categories),
            Fields = [.. (reader.Objects("fields") ?? []).Select(field => FieldOf(field, reader))],
            IsInUse = before?.IsInUse is true,
            CreatedAt = before?.CreatedAt ?? now,
            ModifiedAt = now,
        };
        reader.OneOf("availabilityStatus", SchemaWords.Availabilities);
        if (reader.OneOf("schemaType", SchemaWords.SchemaTypes) != connection.ConnectorType)
        {
            reader.Refuse(Data360Answer.Invalid("schemaType"));
        }

        outer.Refuse(reader.Refusal);
        return schema;
    }

    private SchemaField FieldOf(JsonObject item, FieldReader outer)
    {
        var reader = new FieldReader(item, ["name", "label", "dataType", .. _isApp ? (string[])["isDataRequired", "primaryIndexOrder"] : ["currencyIsoCode"]]);
        if (reader.Refusal is null && string.IsNullOrEmpty(reader.Text("label")))
        {
            reader.Refuse(Data360Answer.Failed(FieldWithoutLabel));
        }

        var field = new SchemaField(reader.Required("name"), reader.Text("label") ?? "", reader.Required("dataType"))
        {
            CurrencyIsoCode = reader.Flag("currencyIsoCode"),
            IsDataRequired = reader.Flag("isDataRequired"),
            PrimaryIndexOrder = reader.Number("primaryIndexOrder"),
        };
        reader.OneOf("dataType", SchemaWords.DataTypes);
        outer.Refuse(reader.Refusal);
        return field;
    }
}
