using System.Text.Json.Nodes;
using D360Portal.Simulator.Data360.Catalogue;
using D360Portal.Simulator.Data360.Connections;

namespace D360Portal.Simulator.Data360.Discovery;

/// <summary>Fills the source behind a connection, by what kind of connection it is.</summary>
internal sealed class PlausibleContents(SimulatedOrg org)
{
    /// <summary>The one resource that a file store has, as documented.</summary>
    private const string Files = "files";

    private const string FileBased = "FileBased";
    private const string JdbcDatabase = "jdbcDatabase";

    /// <summary>The databases of the documentation's example, where a connection is of a whole account.</summary>
    private static readonly string[] Account = ["main", "samples"];

    private static readonly HashSet<string> DatabaseNames = new(["DATABASE", "database", "ActDatabase"], StringComparer.Ordinal);
    private static readonly HashSet<string> AccountTypes = new(["SNOWFLAKE", "Databricks", "BIGQUERY"], StringComparer.Ordinal);

    public SourceContents Of(StoredConnection connection) => connection.Family switch
    {
        CrmFamily => new SourceContents([], [], CrmObjects.All),
        MarketingCloudFamily marketing => new SourceContents([], [], MarketingCloudObjects.Of(marketing)),
        DataFamily data when org.Data360.Catalogue.Find(connection.ConnectorType, org.Quirks) is { } type => OfData(data, type),
        _ => SourceContents.Nothing,
    };

    private static SourceContents OfData(DataFamily data, ConnectorType type)
    {
        if (type.Attributes.Features.Any(feature => (string?)feature!["featureType"] == FileBased))
        {
            return new SourceContents([], [], [HospitalTables.Patients with { Name = Files, Details = () => Of("UnstructuredData", []) }]);
        }

        var own = data.Parameters.FirstOrDefault(value => DatabaseNames.Contains(value.ParamName))?.Value;
        if (own is not null || type.Attributes.Connection.Any(attribute => attribute.Type == JdbcDatabase))
        {
            own ??= "main";
            return OfDatabases([own, $"{own}_archive"], own, isMySql: type.Name.EndsWith("MySql", StringComparison.Ordinal) || type.Name.EndsWith("MariaDB", StringComparison.Ordinal));
        }

        return AccountTypes.Contains(type.Name)
            ? OfDatabases(Account, own: null, isMySql: false)
            : new SourceContents([], [], [HospitalTables.Appointments with { Name = "Activities", Details = () => Of("Activity", []) }, HospitalTables.Patients with { Name = "Contacts", Details = () => Of("StructuredData", []) }]);
    }

    // A schema of MySQL is what others call a database.
    private static SourceContents OfDatabases(string[] databases, string? own, bool isMySql)
    {
        string[] schemas = isMySql ? [own!, $"{own}_billing", "Q&A \"old\""] : ["public", "billing", "Q&A \"old\""];
        return new SourceContents(databases, schemas, [.. databases.SelectMany((database, index) => Tables(database, schemas, isArchive: index > 0))], own);
    }

    private static SourceObject[] Tables(string database, string[] schemas, bool isArchive) => isArchive
        ? [Table(HospitalTables.Patients, "TABLE", database, schemas[0])]
        :
        [
            Table(HospitalTables.Patients, "TABLE", database, schemas[0]),
            Table(HospitalTables.Appointments, "TABLE", database, schemas[0]),
            Table(HospitalTables.Referrals, "TABLE", database, schemas[0]),
            Table(HospitalTables.Occupancy, "VIEW", database, schemas[0]),
            Table(HospitalTables.Invoices, "TABLE", database, schemas[1]),
        ];

    private static SourceObject Table(SourceObject table, string kind, string database, string schema) => table with
    {
        Database = database,
        Schema = schema,
        Details = () => Of("StructuredData", new JsonObject { ["type"] = kind, ["schema"] = schema, ["catalog"] = database }),
    };

    private static JsonObject Of(string objectType, JsonObject attributes) => new() { ["objectType"] = objectType, ["attributes"] = attributes };
}
