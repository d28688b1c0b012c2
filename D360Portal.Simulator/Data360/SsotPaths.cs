namespace D360Portal.Simulator.Data360;

/// <summary>Where the resources of Data 360 live. The names of variables are those of Salesforce's specification.</summary>
/// <remarks>Source: <see href="https://developer.salesforce.com/docs/data/connectapi/references/spec"/>.</remarks>
internal static class SsotPaths
{
    /// <summary>Connections exist since version 60 of the API.</summary>
    public const string Root = "/services/data/v{version:int:min(60)}.0/ssot";

    public const string Connectors = Root + "/connectors";
    public const string Connector = Connectors + "/{connectorType}";
    public const string Connections = Root + "/connections";
    public const string Connection = Connections + "/{connectionId}";

    /// <summary>Tests a definition that is not saved.</summary>
    public const string UnsavedTest = Connections + "/actions/test";

    /// <summary>Tests a connection.</summary>
    public const string SavedTest = Connection + "/actions/test";

    public const string DataStreams = Root + "/data-streams";
    public const string DataStream = DataStreams + "/{recordIdOrDeveloperName}";
    public const string UnsavedCommand = Connections + "/actions/{command}";
    public const string SavedCommand = Connection + "/actions/{command}";
    public const string Databases = Connection + "/databases";
    public const string DatabaseSchemas = Connection + "/database-schemas";
    public const string Objects = Connection + "/objects";
    public const string Fields = Objects + "/{resourceName}/fields";
    public const string Preview = Objects + "/{resourceName}/preview";
    public const string Schema = Connection + "/schema";
    public const string SchemaTest = Schema + "/actions/test";
    public const string Endpoints = Connection + "/endpoints";
    public const string Sitemap = Connection + "/sitemap";

    /// <summary>An early client asked here; no specification has it.</summary>
    public const string ConnectionEndpoints = Root + "/connection-endpoints";

    /// <summary>Questions that are asked by POST only.</summary>
    public static IReadOnlyList<string> PostOnly { get; } = [UnsavedCommand, SavedCommand, SchemaTest, Databases, DatabaseSchemas, Objects, Fields, Preview];
}
