using System.Text.Json.Nodes;
using D360Portal.Simulator.Data360.Catalogue;

namespace D360Portal.Simulator.Data360.Connections;

/// <summary>Writes what a database, a file store or a service has. What goes out as <c>params</c> comes in as <c>parameters</c>.</summary>
internal sealed class DataConnectionJson(SimulatedOrg org)
{
    private const string Stars = "****";
    private const string Bullets = "••••••••";

    public void Write(JsonObject json, StoredConnection connection, DataFamily data, bool isInList)
    {
        var quirks = org.Quirks;
        var type = org.Data360.Catalogue.Find(connection.ConnectorType, quirks);
        json["connectorLabel"] = type?.Label ?? connection.ConnectorType;
        json["iconUrl"] = ConnectorType.IconUrl(connection.ConnectorType);
        json["method"] = data.Method;
        json["status"] = StatusWords.Of(connection.Health, quirks);
        json["editable"] = data.IsEditable;
        json["deletable"] = data.IsDeletable;

        if (!quirks.SyncStateAbsent && !(isInList && quirks.ListOmitsSyncState))
        {
            json["syncStatus"] = data.Sync.Status;
            json["lastSyncDate"] = data.Sync.At is { } at ? JsonTime.Of(at) : null;
            json["lastDataChangeErrorCode"] = data.Sync.ErrorCode;
        }

        if (!(isInList && quirks.ListOmitsParams))
        {
            json["params"] = Values(data.Parameters, type, isMasked: quirks.ParamsMasked);
        }

        if (!isInList && !quirks.CredentialsAbsent)
        {
            json["credentials"] = Values(data.Credentials, type, isMasked: true);
        }
    }

    private JsonArray Values(IReadOnlyList<NamedValue> values, ConnectorType? type, bool isMasked) => [.. values.Select(value => new JsonObject
    {
        ["paramName"] = type?.NameOf(value.ParamName, org.Quirks) ?? value.ParamName,
        ["value"] = !isMasked ? value.Value : org.Quirks.BulletMask ? Bullets : Stars,
    })];
}
