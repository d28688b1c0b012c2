using System.Text.Json.Nodes;

namespace D360Portal.Simulator.Data360.Connections;

/// <summary>Writes what the four smaller forms of a connection have.</summary>
internal sealed class OtherFamiliesJson(SimulatedOrg org)
{
    public void Write(JsonObject json, StoredConnection connection)
    {
        switch (connection.Family)
        {
            case IngestApiFamily ingest:
                json["status"] = StatusWords.Of(connection.Health, org.Quirks);
                json["tenantSpecificEndpoint"] = ingest.TenantSpecificEndpoint;
                break;
            case CrmFamily crm:
                json["alias"] = crm.Alias;
                json["connectionStatus"] = StatusWords.OfCrm(connection.Health, org.Quirks);
                json["createdDate"] = JsonTime.Of(connection.CreatedAt);
                json["dataSource"] = crm.DataSource;
                json["organizationId"] = crm.OrganizationId;
                break;
            case MarketingCloudFamily marketing:
                json["eid"] = marketing.Eid;
                json["ingestionBusinessUnits"] = Units(marketing);
                json["activationBusinessUnits"] = Units(marketing);
                json["businessUnitsToDataSpaces"] = new JsonArray();
                json["createProfileBuMappings"] = false;
                break;
            case StreamingAppFamily app:
                json["sourceId"] = app.SourceId;
                json["status"] = StatusWords.Of(connection.Health, org.Quirks);
                json["streamingAppType"] = app.AppType;
                json["streamingAppSubType"] = app.AppSubType;
                json["tenantSpecificEndpoint"] = app.TenantSpecificEndpoint;
                json["modules"] = Modules(app);
                break;
        }
    }

    private static JsonArray Units(MarketingCloudFamily marketing) => [.. marketing.BusinessUnits.Select(unit => new JsonObject
    {
        ["id"] = unit.Id,
        ["label"] = unit.Label,
        ["mid"] = unit.Mid,
        ["name"] = unit.Name,
    })];

    private static JsonArray Modules(StreamingAppFamily app) => [.. app.Modules.Select(name => new JsonObject
    {
        ["configuration"] = "{}",
        ["isEnabled"] = true,
        ["name"] = name,
        ["path"] = $"/{name}",
    })];
}
