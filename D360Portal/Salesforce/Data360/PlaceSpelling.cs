namespace D360Portal.Salesforce.Data360;

/// <summary>How a place is written in <c>advancedAttributes</c>. The keys differ by connector type, and nobody has published which has which.</summary>
/// <remarks>
/// The example of schemas has <c>databaseName</c>, those of fields and of previews have <c>database</c> and <c>schema</c>, and <c>DATABASE</c> worked
/// in live orgs for Snowflake and Databricks.
/// <see href="https://developer.salesforce.com/static/datacloud/connectapi/spec/cdp-connect-api-Swagger.yaml"/>
/// </remarks>
/// <param name="DatabaseKey">The key of the database.</param>
/// <param name="SchemaKey">The key of the schema.</param>
public sealed record PlaceSpelling(string DatabaseKey, string SchemaKey)
{
    /// <summary>The spellings that are known, the documented ones first.</summary>
    public static IReadOnlyList<PlaceSpelling> Known { get; } = [new("databaseName", "schema"), new("database", "schema"), new("DATABASE", "SCHEMA")];

    /// <summary>The attributes to send.</summary>
    public IReadOnlyDictionary<string, string> Write(SourcePlace place)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (place.Database is { } database)
        {
            attributes[DatabaseKey] = database;
        }

        if (place.Schema is { } schema)
        {
            attributes[SchemaKey] = schema;
        }

        return attributes;
    }
}
