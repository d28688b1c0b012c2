using System.Text;
using System.Text.Json;
using D360Portal.Simulator.Data360.Connections;

namespace D360Portal.Simulator.Data360.Schemas;

/// <summary>The OpenAPI document of a source that pushes, in YAML. That it is one is documented; how it looks in detail is made up.</summary>
internal static class IngestionContract
{
    public static string Of(StoredConnection connection, IngestApiFamily ingest)
    {
        var yaml = new StringBuilder($"""
            openapi: 3.0.3
            info:
              title: {Text(connection.Label)}
              version: "1.0"
            servers:
              - url: https://{ingest.TenantSpecificEndpoint}

            """.ReplaceLineEndings("\n"));
        Add(yaml, "paths", connection.Schemas, schema => Path(connection, schema));
        yaml.Append("components:\n");
        Add(yaml, "  schemas", connection.Schemas, Schema);
        return yaml.ToString();
    }

    private static void Add(StringBuilder yaml, string key, IReadOnlyList<StoredSchema> schemas, Func<StoredSchema, string> text)
    {
        yaml.Append(key).Append(schemas.Count == 0 ? ": {}\n" : ":\n");
        foreach (var schema in schemas)
        {
            yaml.Append(text(schema).ReplaceLineEndings("\n"));
        }
    }

    private static string Path(StoredConnection connection, StoredSchema schema) => $"""
          /api/v1/ingest/sources/{connection.Name}/{schema.Name}:
            post:
              summary: {Text(schema.Label)}
              requestBody:
                required: true
                content:
                  application/json:
                    schema:
                      $ref: "#/components/schemas/{schema.Name}"
              responses:
                "202":
                  description: Accepted

        """;

    private static string Schema(StoredSchema schema)
    {
        var yaml = new StringBuilder($"    {schema.Name}:\n      type: object\n").Append(schema.Fields.Count == 0 ? "" : "      properties:\n");
        foreach (var field in schema.Fields)
        {
            var (type, format) = TypeOf(field.DataType);
            yaml.Append($"        {field.Name}:\n          type: {type}\n").Append(format is null ? "" : $"          format: {format}\n");
        }

        return yaml.ToString();
    }

    private static (string Type, string? Format) TypeOf(string dataType) => dataType switch
    {
        "Boolean" => ("boolean", null),
        "Number" or "Percent" or "Currency" => ("number", null),
        "Date" or "DateOnly" => ("string", "date"),
        "DateTime" => ("string", "date-time"),
        "Email" => ("string", "email"),
        "Url" => ("string", "uri"),
        _ => ("string", null),
    };

    // A JSON string is a YAML string too, whatever is in it.
    private static string Text(string text) => JsonSerializer.Serialize(text);
}
