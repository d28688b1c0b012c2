using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Data360.Connections;

/// <summary>Writes connections. The fields that all share come first, then those of the form.</summary>
/// <remarks>
/// <code>
/// {"connectorType":"IngestApi","id":"…","label":"AgentOpt","name":"AgentOpt_b757…","status":"CONNECTED","tenantSpecificEndpoint":"….c360a.salesforce.com"}
/// </code>
/// </remarks>
internal sealed class ConnectionJson(SimulatedOrg org)
{
    private readonly DataConnectionJson _data = new(org);
    private readonly OtherFamiliesJson _others = new(org);

    /// <summary>A connection alone, with everything that the org shows of it.</summary>
    public JsonObject Alone(StoredConnection connection) => Of(connection, isInList: false);

    /// <summary>A connection as one of a list.</summary>
    public JsonObject InList(StoredConnection connection) => Of(connection, isInList: true);

    private JsonObject Of(StoredConnection connection, bool isInList)
    {
        var json = new JsonObject
        {
            ["connectorType"] = connection.ConnectorType,
            ["id"] = connection.Id,
            ["label"] = connection.Label,
            ["name"] = connection.Name,
        };

        if (connection.Family is DataFamily data)
        {
            _data.Write(json, connection, data, isInList);
        }
        else
        {
            _others.Write(json, connection);
        }

        if (org.Quirks.AuditFieldsPresent)
        {
            json["createdBy"] = By(connection.CreatedBy);
            json["createdDate"] = JsonTime.Of(connection.CreatedAt);
            json["lastModifiedBy"] = By(connection.ModifiedBy);
            json["lastModifiedDate"] = JsonTime.Of(connection.ModifiedAt);
        }

        return json;
    }

    private static JsonObject By(SimulatedUser user) => new()
    {
        ["id"] = user.UserId,
        ["name"] = user.Name,
        ["profilePhotoUrl"] = $"/profilephoto/{user.UserId}/T",
    };
}
