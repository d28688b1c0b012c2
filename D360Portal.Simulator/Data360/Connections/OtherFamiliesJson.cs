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
                json["ingestionBusinessUnits"] = Units(marketing.BusinessUnits);
                json["activationBusinessUnits"] = Units(marketing.ActivationUnits);
                json["businessUnitsToDataSpaces"] = Spaces(marketing.Spaces);
                json["createProfileBuMappings"] = marketing.CreatesProfileMappings;
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

    private static JsonArray Units(IReadOnlyList<BusinessUnit> units) => [.. units.Select(unit => new JsonObject
    {
        ["id"] = unit.Id,
        ["label"] = unit.Label,
        ["mid"] = unit.Mid,
        ["name"] = unit.Name,
    })];

    private static JsonArray Spaces(IReadOnlyList<UnitSpace> spaces) => [.. spaces.Select(space => new JsonObject
    {
        ["dataSpaceName"] = space.DataSpace,
        ["mid"] = space.Mid,
    })];

    private static JsonArray Modules(StreamingAppFamily app) => [.. app.Modules.Select(module => new JsonObject
    {
        ["configuration"] = module.Configuration,
        ["isEnabled"] = module.IsEnabled,
        ["name"] = module.Name,
        ["path"] = module.Path,
    })];
}
