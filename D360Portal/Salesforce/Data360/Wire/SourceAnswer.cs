using System.Text.Json;
using System.Text.Json.Serialization;

namespace D360Portal.Salesforce.Data360.Wire;

/// <summary>The answer to a question about what lies behind a connection, or about its schemas. Which list there is depends on the question.</summary>
/// <remarks>
/// The lists are kept as they came: items are strings in one example and objects in another. A source that cannot be read may be told of as a test
/// tells of it: <c>{"success":false,"errors":[…]}</c>.
/// </remarks>
internal sealed record SourceAnswer
{
    public bool? Success { get; init; }

    [JsonConverter(typeof(LooseListConverter<TestErrorRecord>))]
    public IReadOnlyList<TestErrorRecord?>? Errors { get; init; }

    public JsonElement Databases { get; init; }

    /// <summary>Of a database, as the example and live orgs call them; and those of a source that pushes.</summary>
    public JsonElement Schemas { get; init; }

    /// <summary>Of a database, as the specification calls them.</summary>
    public JsonElement DatabaseSchemas { get; init; }

    public JsonElement Objects { get; init; }

    public JsonElement Fields { get; init; }

    public JsonElement PrimaryKeys { get; init; }

    public JsonElement Records { get; init; }
}
