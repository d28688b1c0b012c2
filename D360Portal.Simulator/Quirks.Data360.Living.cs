namespace D360Portal.Simulator;

/// <content>The switches of what happens to a connection after it was created: replaced, used, looked through, deleted.</content>
public sealed partial record Quirks
{
    /// <summary>A replaced connection is answered with 204 and nothing (false), or with 200 and the connection (true).</summary>
    /// <value>The default is false, the documented status; the specification declares a body with it.</value>
    public bool PutAnswersConnection { get; init; }

    /// <summary>Data connections can be replaced as all others (false), or their replacement is refused as a method that is not allowed (true).</summary>
    /// <value>The default is false, as documented. Nobody has reported a replacement of such a connection.</value>
    public bool PutOfDataConnectionsRefused { get; init; }

    /// <summary>The refusal of <see cref="PutOfDataConnectionsRefused"/> comes with 405 (false), or with 400 (true).</summary>
    /// <value>The default is false. Neither has been seen.</value>
    public bool PutRefusalAnswers400 { get; init; }

    /// <summary>A replacement may bring another developer name (false), or is refused with 400 when it does (true).</summary>
    /// <value>The default is false: the whole input is said to be replaced, and the name is part of it.</value>
    public bool PutCannotRename { get; init; }

    /// <summary>The change of a Marketing Cloud connection knows <c>createProfileMappings</c> (false), or <c>createProfileBuMappings</c> (true).</summary>
    /// <value>The default is false, the schema's; the example has the other.</value>
    public bool PatchSaysCreateProfileBuMappings { get; init; }

    /// <summary>The deletion of a connection that a data stream uses is refused with 400 (false), or with 412 (true).</summary>
    /// <value>The default is false. Only the code has been reported; the second is what data streams themselves answer.</value>
    public bool DependencyAnswers412 { get; init; }

    /// <summary>A data stream names its connection (false), or carries its id as <c>connectionId</c> too (true).</summary>
    /// <value>The default is false: the specification has no such field.</value>
    public bool StreamsCarryConnectionId { get; init; }

    /// <summary>A data stream has a <c>dataSource</c>, such as <c>AwsS3_S3Connection</c> (false), or does not (true).</summary>
    /// <value>The default is false. The specification has the field since version 63, and does not require it.</value>
    public bool StreamDataSourceAbsent { get; init; }

    /// <summary>A data stream's <c>connectorInfo</c> has <c>connectorDetails</c> with the connection's developer name (false), or only a type (true).</summary>
    /// <value>The default is false. The specification requires neither.</value>
    public bool StreamDetailsAbsent { get; init; }

    /// <summary>The connector type of a data stream of a data connection is <c>DataConnector</c> (false), or that of the connection (true).</summary>
    /// <value>The default is false, which published requests send; what answers say has not been published.</value>
    public bool StreamConnectorTypeIsExact { get; init; }

    /// <summary>A list of data streams honours <c>connectionName</c> (false), or has the streams of all connections whatever it says (true).</summary>
    /// <value>The default is false, as documented. No recorded answer shows it.</value>
    public bool StreamFilterByConnectionIgnored { get; init; }

    /// <summary>The words of a data stream are written <c>ACTIVE</c> and <c>SFDC</c> (false), or <c>Active</c> and <c>Sfdc</c> (true).</summary>
    /// <value>The default is false, as in all examples; the schema has the second.</value>
    public bool StreamWordsInMixedCase { get; init; }

    /// <summary>An <c>offset</c> of data streams is how many to skip (false), or the number of the first one, which is 1 (true).</summary>
    /// <value>The default is false, as documented; an example calls its first page <c>offset=1</c>, and its second <c>offset=2</c> with one stream a page.</value>
    public bool StreamOffsetsStartAtOne { get; init; }

    /// <summary>The schemas of a database are listed as <c>schemas</c> (false), or as <c>databaseSchemas</c> (true).</summary>
    /// <value>The default is false, which the example and a client of live orgs have; the schema has the other.</value>
    public bool SchemasSayDatabaseSchemas { get; init; }

    /// <summary>
    /// A database is asked for as <c>DATABASE</c> or <c>database</c> (false), or as <c>databaseName</c> alone (true).
    /// </summary>
    /// <value>
    /// The default is false: the first worked in live orgs, and the examples of fields and of previews have the second; the example of schemas
    /// alone has the third.
    /// </value>
    public bool DatabaseKeyIsDatabaseName { get; init; }

    /// <summary>The only key by which a database can be asked for, whatever <see cref="DatabaseKeyIsDatabaseName"/> says.</summary>
    /// <value>The default is null, which leaves it to the switch.</value>
    public string? DatabaseKey { get; init; }

    /// <summary>A database that is asked for by a wrong key is refused with 400 (false), or has nothing in it (true).</summary>
    /// <value>The default is false. Neither has been reported.</value>
    public bool WrongDatabaseKeyListsNothing { get; init; }

    /// <summary>A schema that a data stream uses is <c>InUse</c> (false), or <c>In Use</c> (true).</summary>
    /// <value>The default is false, as documented; the other has been seen in live orgs.</value>
    public bool SchemaStatusHasSpace { get; init; }

    /// <summary>The schemas of a source that pushes have no dates (false), or say when they were created and last modified (true).</summary>
    /// <value>The default is false, as documented; scripts that send schemas back take the dates out first.</value>
    public bool SchemasCarryDates { get; init; }

    /// <summary>The options of an attribute that are objects have a <c>label</c> (false), or a <c>name</c> (true), beside their <c>value</c>.</summary>
    /// <value>The default is false. Only empty lists have ever been seen.</value>
    public bool OptionsSayName { get; init; }

    /// <summary>
    /// Attributes that the preset way to sign in needs are required, though another way does not need them (false), or no attribute is
    /// that only one of several ways needs (true).
    /// </summary>
    /// <value>The default is false. How the catalogue tells it has not been published; the org itself demands what the chosen way needs.</value>
    public bool ConditionalAttributesAreOptional { get; init; }

    /// <summary>Answers carry the id of their request in a header (false), or do not (true).</summary>
    /// <value>The default is false. Salesforce's edge sends one; for these resources nothing is documented.</value>
    public bool RequestIdAbsent { get; init; }

    /// <summary>The header with the id of the request is <c>X-Request-Id</c> (false), or <c>x-sfdc-request-id</c> (true).</summary>
    /// <value>The default is false. Both have been seen on other resources of Salesforce.</value>
    public bool RequestIdIsSfdc { get; init; }
}
