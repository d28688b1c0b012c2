using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using D360Portal.Salesforce.Data360.Wire;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Salesforce.Data360;

/// <content>What lies behind a connector: databases, schemas, objects, fields, rows.</content>
/// <remarks>
/// Each is one call of the org's daily allowance, and Salesforce dials the source for it. None has pages. The address has the connector's id, never its
/// name. <see href="https://developer.salesforce.com/static/datacloud/connectapi/spec/cdp-connect-api-Swagger.yaml"/>
/// </remarks>
public sealed partial class Data360Client
{
    /// <summary>The databases that a connector leads to; none where the source knows no such thing.</summary>
    /// <param name="grantId">The grant to call with.</param>
    /// <param name="id">The connector.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SignInRequiredException">The grant is over.</exception>
    /// <exception cref="SalesforceApiException">Salesforce refused, or could not read the source: then it says what a test says.</exception>
    /// <exception cref="SalesforceUnreachableException">Salesforce did not answer.</exception>
    public async Task<IReadOnlyList<string>> ListDatabasesAsync(GrantId grantId, ConnectionId id, CancellationToken cancellationToken) =>
        SourceReader.ReadNames((await AskSourceAsync(grantId, DatabasesCall(id), cancellationToken)).Databases);

    /// <summary>The schemas of a database; none where it has no such thing.</summary>
    /// <param name="grantId">The grant to call with.</param>
    /// <param name="id">The connector.</param>
    /// <param name="attributes">The database, as <see cref="PlaceSpelling"/> writes it.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <inheritdoc cref="ListDatabasesAsync"/>
    public async Task<IReadOnlyList<string>> ListDatabaseSchemasAsync(
        GrantId grantId, ConnectionId id, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken)
    {
        var answer = await AskSourceAsync(grantId, DatabaseSchemasCall(id, attributes), cancellationToken);
        return SourceReader.ReadNames(answer.Schemas.ValueKind is JsonValueKind.Array ? answer.Schemas : answer.DatabaseSchemas);
    }

    /// <summary>The objects at a place.</summary>
    /// <param name="grantId">The grant to call with.</param>
    /// <param name="id">The connector.</param>
    /// <param name="attributes">The place, as <see cref="PlaceSpelling"/> writes it; empty for all.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <inheritdoc cref="ListDatabasesAsync"/>
    public async Task<IReadOnlyList<SourceObject>> ListObjectsAsync(
        GrantId grantId, ConnectionId id, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken)
    {
        var answer = await AskSourceAsync(grantId, ObjectsCall(id, attributes), cancellationToken);
        return SourceReader.ReadObjects(Demand(answer.Objects));
    }

    /// <summary>The fields of an object.</summary>
    /// <param name="grantId">The grant to call with.</param>
    /// <param name="id">The connector.</param>
    /// <param name="name">The object's name; of a connector of files it is <c>files</c>.</param>
    /// <param name="attributes">The object's place, as <see cref="PlaceSpelling"/> writes it; Salesforce wants it even when it is empty.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <inheritdoc cref="ListDatabasesAsync"/>
    public async Task<IReadOnlyList<SourceField>> ListFieldsAsync(
        GrantId grantId, ConnectionId id, string name, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellationToken)
    {
        var answer = await AskSourceAsync(grantId, FieldsCall(id, name, attributes), cancellationToken);
        return SourceReader.ReadFields(Demand(answer.Fields), answer.PrimaryKeys);
    }

    /// <summary>The first rows of an object. They come straight from the source; nothing here keeps or logs them.</summary>
    /// <param name="grantId">The grant to call with.</param>
    /// <param name="id">The connector.</param>
    /// <param name="name">The object's name.</param>
    /// <param name="attributes">The object's place.</param>
    /// <param name="fields">The fields to show, at least one.</param>
    /// <param name="limit">The most rows.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <inheritdoc cref="ListDatabasesAsync"/>
    public async Task<IReadOnlyList<PreviewRow>> PreviewAsync(
        GrantId grantId, ConnectionId id, string name, IReadOnlyDictionary<string, string> attributes, IReadOnlyList<string> fields, int limit, CancellationToken cancellationToken)
    {
        var answer = await AskSourceAsync(grantId, PreviewCall(id, name, attributes, fields, limit), cancellationToken);
        return SourceReader.ReadRows(Demand(answer.Records), fields);
    }

    /// <summary>The call that <see cref="ListDatabasesAsync"/> makes.</summary>
    public Data360Call DatabasesCall(ConnectionId id) => new("list the databases", HttpMethod.Post, _paths.Databases(id));

    /// <summary>The call that <see cref="ListDatabaseSchemasAsync"/> makes.</summary>
    public Data360Call DatabaseSchemasCall(ConnectionId id, IReadOnlyDictionary<string, string> attributes) =>
        new("list the schemas of the database", HttpMethod.Post, _paths.DatabaseSchemas(id)) { Body = Question(attributes) };

    /// <summary>The call that <see cref="ListObjectsAsync"/> makes.</summary>
    public Data360Call ObjectsCall(ConnectionId id, IReadOnlyDictionary<string, string> attributes) =>
        new("list the objects", HttpMethod.Post, _paths.Objects(id)) { Body = Question(attributes) };

    /// <summary>The call that <see cref="ListFieldsAsync"/> makes.</summary>
    public Data360Call FieldsCall(ConnectionId id, string name, IReadOnlyDictionary<string, string> attributes) =>
        new("list the fields", HttpMethod.Post, _paths.Fields(id, name)) { Body = Question(attributes) };

    /// <summary>The call that <see cref="PreviewAsync"/> makes.</summary>
    public Data360Call PreviewCall(ConnectionId id, string name, IReadOnlyDictionary<string, string> attributes, IReadOnlyList<string> fields, int limit) =>
        new("preview the rows", HttpMethod.Post, _paths.Preview(id, name)) { Body = Question(attributes, fields, limit) };

    private static RequestBody Question(IReadOnlyDictionary<string, string> attributes, IReadOnlyList<string>? fields = null, int? limit = null) => RequestBody.Of(
        new SourceQuestion
        {
            AdvancedAttributes = new JsonObject(attributes.Select(attribute => KeyValuePair.Create(attribute.Key, (JsonNode?)attribute.Value))),
            Fields = fields,
            Limit = limit,
        },
        Data360JsonContext.Default.SourceQuestion);

    private async Task<SourceAnswer> AskSourceAsync(GrantId grantId, Data360Call call, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(grantId, call, Data360JsonContext.Default.SourceAnswer, cancellationToken);

        // Nothing published shows how a source that cannot be read is told of. The answer of a test is one way, and has status 200.
        return answer.Success is not false
            ? answer
            : throw new SalesforceApiException(call.Operation, HttpStatusCode.OK, ReadTestErrors(new TestAnswer { Errors = answer.Errors }));
    }

    /// <summary>Without its list it is another document, not an empty list.</summary>
    private static JsonElement Demand(JsonElement list) => list.ValueKind is JsonValueKind.Array
        ? list
        : throw new SalesforceUnreachableException("Salesforce", "answered without the list that was asked for");
}
