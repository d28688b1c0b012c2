using System.Text.Json.Nodes;
using D360Portal.Simulator.Data360.Connections;

namespace D360Portal.Simulator.Data360.Streams;

/// <summary>Writes data streams.</summary>
/// <remarks>
/// <code>
/// {"recordId":"1ds…","name":"Patients_clinic_02","label":"Patients clinic 02","dataSource":"AwsRdsMySql_AWS_RDS_MySQL_clinic_02",
///  "connectorInfo":{"connectorType":"DataConnector","connectorDetails":{"name":"AWS_RDS_MySQL_clinic_02"}},"status":"ACTIVE","lastRunStatus":"SUCCESS"}
/// </code>
/// </remarks>
internal sealed class StreamJson(SimulatedOrg org)
{
    public JsonObject Of(SourceStream source, bool hasMappings)
    {
        var stream = source.Stream;
        var json = new JsonObject
        {
            ["recordId"] = stream.Id,
            ["name"] = stream.Name,
            ["label"] = stream.Label,
            ["advancedAttributes"] = new JsonObject(),
            ["connectorInfo"] = Connector(source),
            ["dataAccessMode"] = Word("Ingest"),
            ["dataStreamType"] = Word(StreamTypes.Of(source.Connection.ConnectorType)),
            ["dataLakeObjectInfo"] = Lake(stream),
            ["isEnabled"] = true,
            ["status"] = Word(stream.Status),
            ["lastRunStatus"] = Word(stream.LastRunStatus),
            ["lastRefreshDate"] = stream.LastRefreshAt is { } at ? JsonTime.Of(at) : null,
            ["totalRecords"] = stream.TotalRecords,
            ["lastProcessedRecords"] = stream.LastRefreshAt is null ? 0 : stream.TotalRecords,
            ["mappings"] = hasMappings ? Mappings() : new JsonArray(),
            ["sourceFields"] = new JsonArray(),
        };
        if (!org.Quirks.StreamDataSourceAbsent)
        {
            json["dataSource"] = source.DataSource;
        }

        if (org.Quirks.AuditFieldsPresent)
        {
            json["id"] = stream.Id;
            json["createdDate"] = JsonTime.Of(stream.CreatedAt);
        }

        if (org.Quirks.StreamsCarryConnectionId)
        {
            json["connectionId"] = source.Connection.Id;
        }

        return json;
    }

    private JsonObject Connector(SourceStream source)
    {
        var json = new JsonObject { ["connectorType"] = StreamTypes.ConnectorOf(source.Connection, org.Quirks) };
        if (org.Quirks.StreamDetailsAbsent)
        {
            return json;
        }

        var details = new JsonObject { ["name"] = source.Connection.Name };
        switch (source.Connection.Family)
        {
            case CrmFamily:
                details["sourceObject"] = source.Stream.SourceObject;
                break;
            case MarketingCloudFamily marketing:
                details["eid"] = marketing.Eid;
                details["mid"] = marketing.BusinessUnits is [var unit, ..] ? unit.Mid : null;
                details["sourceObjectName"] = source.Stream.SourceObject;
                details["type"] = source.Connection.ConnectorType;
                break;
            case IngestApiFamily or StreamingAppFamily:
                details["events"] = new JsonArray(source.Stream.SourceObject);
                break;
        }

        json["connectorDetails"] = details;
        return json;
    }

    private JsonObject Lake(StoredStream stream) => new()
    {
        ["name"] = $"{stream.Name}__dll",
        ["label"] = stream.Label,
        ["category"] = "Other",
        ["dataLakeFieldInfoRepresentation"] = new JsonArray(),
        ["dataSpaceInfo"] = new JsonArray(new JsonObject { ["name"] = "default", ["label"] = "default" }),
        ["status"] = Word(stream.Status),
    };

    private string Word(string word) => StreamWords.Of(word, org.Quirks);

    private static JsonArray Mappings() => [new JsonObject { ["sourceFieldName"] = "id", ["targetFieldName"] = "id__c" }];
}
