using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace D360Portal.Salesforce.Data360;

/// <summary>Every path that <see cref="Data360Client"/> calls, below the org's My Domain.</summary>
/// <param name="apiVersion">The Connect REST version, such as <c>v66.0</c>.</param>
internal sealed class Data360Paths(string apiVersion)
{
    /// <summary>Who the bearer is.</summary>
    public static string UserInfo => Grants.OAuthPaths.UserInfo;

    /// <summary>Where a core token is exchanged for a Data 360 token.</summary>
    public const string Data360Token = "/services/a360/token";

    /// <summary>Where a query is sent, below the Data 360 host.</summary>
    public const string DataQuery = "/api/v2/query";

    /// <summary>The next rows of a query, below the Data 360 host.</summary>
    public static string NextRows(string batchId) => $"{DataQuery}/{Uri.EscapeDataString(batchId)}";

    /// <summary>The catalogue, in the largest field group: no other says what a type can do.</summary>
    /// <param name="offset">Entries to skip; zero asks for the first page in the server's own size.</param>
    public string ConnectorTypes(int offset)
    {
        var all = QueryHelpers.AddQueryString(Ssot("connectors"), "fieldGroup", "BIG");
        return offset == 0 ? all : QueryHelpers.AddQueryString(all, "offset", offset.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>One entry of the catalogue with its attributes.</summary>
    public string ConnectorType(ConnectorTypeName type) => Ssot($"connectors/{Uri.EscapeDataString(type.ToString())}");

    /// <summary>One page of the connectors, of one type or of all.</summary>
    public string Connections(ConnectorTypeName? type, int offset, int limit)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["connectorType"] = type?.ToString(),
            ["limit"] = limit.ToString(CultureInfo.InvariantCulture),
            ["offset"] = offset.ToString(CultureInfo.InvariantCulture),
        };
        return QueryHelpers.AddQueryString(Ssot("connections"), query);
    }

    /// <summary>One connector.</summary>
    public string Connection(ConnectionId id) => Ssot($"connections/{id}");

    /// <summary>Where connectors are created.</summary>
    public string Create => Ssot("connections");

    /// <summary>Where definitions are tested.</summary>
    public string Test => Ssot("connections/actions/test");

    /// <summary>Where a connector is tested.</summary>
    public string TestOf(ConnectionId id) => Ssot($"connections/{id}/actions/test");

    /// <summary>One page of the data streams.</summary>
    public string DataStreams(int offset, int limit) => QueryHelpers.AddQueryString(
        Ssot("data-streams"),
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["limit"] = limit.ToString(CultureInfo.InvariantCulture),
            ["offset"] = offset.ToString(CultureInfo.InvariantCulture),
        });

    /// <summary>The org's limits and what is left of them.</summary>
    public string Limits => $"/services/data/{apiVersion}/limits";

    /// <summary>What lies behind a connector: its databases.</summary>
    public string Databases(ConnectionId id) => Ssot($"connections/{id}/databases");

    /// <summary>The schemas of a database.</summary>
    public string DatabaseSchemas(ConnectionId id) => Ssot($"connections/{id}/database-schemas");

    /// <summary>The objects of a source.</summary>
    public string Objects(ConnectionId id) => Ssot($"connections/{id}/objects");

    /// <summary>The fields of an object, which may be called anything but <c>.</c> and <c>..</c>.</summary>
    public string Fields(ConnectionId id, string name) => $"{Objects(id)}/{Uri.EscapeDataString(name)}/fields";

    /// <summary>The first rows of an object.</summary>
    public string Preview(ConnectionId id, string name) => $"{Objects(id)}/{Uri.EscapeDataString(name)}/preview";

    /// <summary>The schemas of a source that pushes.</summary>
    public string Schema(ConnectionId id) => Ssot($"connections/{id}/schema");

    /// <summary>Where these are checked.</summary>
    public string TestOfSchema(ConnectionId id) => Ssot($"connections/{id}/schema/actions/test");

    /// <summary>The file that describes where a source pushes to.</summary>
    public string Endpoints(ConnectionId id) => Ssot($"connections/{id}/endpoints");

    /// <summary>A SOQL query.</summary>
    public string Query(string soql) => $"/services/data/{apiVersion}/query?q={Uri.EscapeDataString(soql)}";

    private string Ssot(string resource) => $"/services/data/{apiVersion}/ssot/{resource}";
}
