using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;
using D360Portal.Salesforce.Grants;

namespace D360Portal.Features.Connections.Details.Source;

/// <summary>Goes through what lies behind a connector, one level at a time: databases, schemas, objects, fields, rows.</summary>
/// <remarks>Levels that a type does not have are skipped. What was listed stays, so that going back costs no call.</remarks>
public sealed class SourceBrowser : TabCalls
{
    /// <summary>The most fields of a preview.</summary>
    public const int MostFields = 20;

    /// <summary>The most rows of a preview, which is also what Salesforce gives when it is not told.</summary>
    public const int MostRows = 100;

    /// <summary>The rows of a preview when nobody says otherwise.</summary>
    public const int UsualRows = 20;

    private readonly Data360Client _client;
    private readonly SourceSpeller _speller;
    private readonly SourceSpellings _spellings;
    private readonly GrantId _grantId;
    private readonly ConnectionId _id;
    private readonly ConnectorTypeName _type;
    private IReadOnlyDictionary<string, string> _attributes = PlaceSpelling.Known[0].Write(SourcePlace.Everywhere);

    internal SourceBrowser(Data360Client client, SourceSpellings spellings, GrantId grantId, Connection connection, ConnectorForm form)
        : base(form)
    {
        (_client, _spellings, _grantId, _id, _type) = (client, spellings, grantId, connection.Id!.Value, connection.Type);
        _speller = new SourceSpeller(spellings, grantId, connection);
    }

    /// <summary>Where the user is.</summary>
    public SourceLevel Level { get; private set; } = SourceLevel.Databases;

    /// <summary>The databases; empty where there are none.</summary>
    public IReadOnlyList<string> Databases { get; private set; } = [];

    /// <summary>The schemas of <see cref="Place"/>'s database; empty where there are none.</summary>
    public IReadOnlyList<string> Schemas { get; private set; } = [];

    /// <summary>The objects at <see cref="Place"/>.</summary>
    public IReadOnlyList<SourceObject> Objects { get; private set; } = [];

    /// <summary>The fields of <see cref="Chosen"/>.</summary>
    public IReadOnlyList<SourceField> Fields { get; private set; } = [];

    /// <summary>The rows of the preview; null before one was asked for.</summary>
    public IReadOnlyList<PreviewRow>? Rows { get; private set; }

    /// <summary>The fields that <see cref="Rows"/> have values of.</summary>
    public IReadOnlyList<string> RowFields { get; private set; } = [];

    /// <summary>What was chosen of databases and schemas.</summary>
    public SourcePlace Place { get; private set; } = SourcePlace.Everywhere;

    /// <summary>The object that was chosen; null above it.</summary>
    public SourceObject? Chosen { get; private set; }

    /// <summary>What was found out on the way, such as a level that is missing; null when nothing was.</summary>
    public string? Note { get; private set; }

    /// <summary>Whether there is a level of databases to go back to.</summary>
    public bool HasDatabases => Databases.Count > 0;

    /// <summary>Whether there is a level of schemas to go back to.</summary>
    public bool HasSchemas => Schemas.Count > 0;

    /// <summary>Lists the databases, or the objects where there are none.</summary>
    public Task<bool> BeginAsync(CancellationToken cancellationToken) => DoAsync(
        async stopping =>
        {
            var before = Calls;
            Databases = HasNoDatabases() ? [] : await DatabasesAsync(stopping);
            if (Databases.Count > 0)
            {
                Level = SourceLevel.Databases;
                return;
            }

            var wasAsked = Calls > before;
            await ShowObjectsAsync(SourcePlace.Everywhere, stopping);
            Note = wasAsked ? "Salesforce tells no databases of this connector, so these are all its objects." : null;
        },
        cancellationToken);

    /// <summary>Lists the schemas of a database, or its objects where it has none.</summary>
    public Task<bool> OpenDatabaseAsync(string database, CancellationToken cancellationToken) => DoAsync(
        async stopping =>
        {
            var place = new SourcePlace(database, Schema: null);
            var (schemas, note) = await SchemasAsync(place, stopping);
            if (schemas.Count == 0)
            {
                await ShowObjectsAsync(place, stopping);
                (Schemas, Note) = ([], Objects.Count > 0 ? "Salesforce tells no schemas of this database, so these are all its objects." : note);
                return;
            }

            (Schemas, Place, Level, Note) = (schemas, place, SourceLevel.Schemas, note);
        },
        cancellationToken);

    /// <summary>Lists the objects of a schema of the database that was chosen; null for those of all its schemas.</summary>
    public Task<bool> OpenSchemaAsync(string? schema, CancellationToken cancellationToken) =>
        DoAsync(stopping => ShowObjectsAsync(Place with { Schema = schema }, stopping), cancellationToken);

    /// <summary>Lists all objects, whatever databases there are.</summary>
    public Task<bool> OpenEverythingAsync(CancellationToken cancellationToken) => DoAsync(
        async stopping =>
        {
            Schemas = [];
            await ShowObjectsAsync(SourcePlace.Everywhere, stopping);
        },
        cancellationToken);

    /// <summary>Lists the fields of an object.</summary>
    public Task<bool> OpenObjectAsync(SourceObject chosen, CancellationToken cancellationToken) => DoAsync(
        async stopping =>
        {
            ForgetRows();
            var place = new SourcePlace(chosen.Database ?? Place.Database, chosen.Schema ?? Place.Schema);
            var answer = await _speller.AskAsync(
                place,
                Place == SourcePlace.Everywhere,
                attributes => CallAsync(_client.FieldsCall(_id, chosen.Name, attributes), () => _client.ListFieldsAsync(_grantId, _id, chosen.Name, attributes, stopping)));
            (Fields, _attributes, Note) = (answer.List, answer.Attributes, answer.Note);
            (Chosen, Level) = (chosen, SourceLevel.Fields);
        },
        cancellationToken);

    /// <summary>Shows the first rows of the object.</summary>
    public Task<bool> PreviewAsync(IReadOnlyList<string> fields, int limit, CancellationToken cancellationToken) => DoAsync(
        async stopping =>
        {
            ForgetRows();
            var rows = await CallAsync(
                _client.PreviewCall(_id, Chosen!.Name, _attributes, fields, limit),
                () => _client.PreviewAsync(_grantId, _id, Chosen.Name, _attributes, fields, limit, stopping));
            (Rows, RowFields) = (rows, fields);
        },
        cancellationToken);

    /// <summary>Goes back up. No call is made.</summary>
    public void GoTo(SourceLevel level)
    {
        if (IsAsking)
        {
            return;
        }

        ForgetRows();
        (Level, Chosen, Note) = (level, null, null);
        Place = level switch
        {
            SourceLevel.Databases => SourcePlace.Everywhere,
            SourceLevel.Schemas => Place with { Schema = null },
            _ => Place,
        };
    }

    /// <summary>Forgets the rows: they may be about patients, and are here only while somebody looks at them.</summary>
    public void ForgetRows() => (Rows, RowFields) = (null, []);

    private bool HasNoDatabases() => _type == ConnectorTypeName.SalesforceDotCom || _type == ConnectorTypeName.MarketingCloud || _spellings.LacksDatabases(_grantId, _type);

    private async Task<IReadOnlyList<string>> DatabasesAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync(_client.DatabasesCall(_id), () => _client.ListDatabasesAsync(_grantId, _id, cancellationToken));
        }
        catch (SalesforceApiException exception) when (SourceSpeller.IsAboutTheQuestion(exception))
        {
            // An empty list may be this connector's alone; a refusal is the type's.
            _spellings.KeepLack(_grantId, _type);
            return [];
        }
    }

    private async Task<(IReadOnlyList<string> Schemas, string? Note)> SchemasAsync(SourcePlace place, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _speller.AskAsync(
                place,
                mayBeEverywhere: false,
                attributes => CallAsync(_client.DatabaseSchemasCall(_id, attributes), () => _client.ListDatabaseSchemasAsync(_grantId, _id, attributes, cancellationToken)));
            return (answer.List, answer.Note);
        }
        catch (SalesforceApiException exception) when (SourceSpeller.IsAboutTheQuestion(exception))
        {
            return ([], null);
        }
    }

    private async Task ShowObjectsAsync(SourcePlace place, CancellationToken cancellationToken)
    {
        var answer = await _speller.AskAsync(
            place,
            mayBeEverywhere: false,
            attributes => CallAsync(_client.ObjectsCall(_id, attributes), () => _client.ListObjectsAsync(_grantId, _id, attributes, cancellationToken)));
        (Objects, Place, Note, Chosen, Level) = (answer.List, place, answer.Note, null, SourceLevel.Objects);
    }
}
