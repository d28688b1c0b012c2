using D360Portal.Simulator.Data360.Definitions;

namespace D360Portal.Simulator.Data360.Discovery;

/// <summary>Which database and schema a question is about: the <c>advancedAttributes</c> of its body, whose keys nobody has published in full.</summary>
/// <remarks>
/// <c>databaseName</c> stands in the example of schemas, <c>database</c> and <c>schema</c> in those of fields and previews, and
/// <c>DATABASE</c> worked in live orgs. The other keys of the schema are guessed from them.
/// </remarks>
internal sealed record DatabaseQuestion(string? Database, string? Schema)
{
    public const string Field = "advancedAttributes";

    private static readonly string[] UsualKeys = ["DATABASE", "database"];
    private static readonly string[] DocumentedKeys = ["databaseName"];
    private static readonly string[] SchemaKeys = ["SCHEMA", "schema", "schemaName"];

    /// <summary>Reads a question.</summary>
    /// <param name="fields">The body.</param>
    /// <param name="contents">What lies behind the connection.</param>
    /// <param name="quirks">The switches.</param>
    /// <returns>The question; null when it is about nothing, for its key is wrong.</returns>
    public static DatabaseQuestion? Read(FieldReader fields, SourceContents contents, Quirks quirks)
    {
        var attributes = fields.Map(Field);
        if (attributes is null || !contents.HasDatabases)
        {
            return new DatabaseQuestion(contents.OwnDatabase, Schema: null);
        }

        var keys = quirks.DatabaseKey is { } only ? [only] : quirks.DatabaseKeyIsDatabaseName ? DocumentedKeys : UsualKeys;
        if (attributes.Keys.FirstOrDefault(key => !keys.Contains(key) && !SchemaKeys.Contains(key)) is { } wrong)
        {
            fields.Refuse(quirks.WrongDatabaseKeyListsNothing ? null : Data360Answer.InvalidInput($"Invalid attribute {wrong} in {Field}"));
            return null;
        }

        return new DatabaseQuestion(
            keys.Select(attributes.GetValueOrDefault).FirstOrDefault(value => value is not null) ?? contents.OwnDatabase,
            SchemaKeys.Select(attributes.GetValueOrDefault).FirstOrDefault(value => value is not null));
    }

    /// <summary>Whether an object is where the question looks.</summary>
    public bool Covers(SourceObject candidate) =>
        (candidate.Database is null || Database is null || candidate.Database == Database)
        && (candidate.Schema is null || Schema is null || candidate.Schema == Schema);
}
