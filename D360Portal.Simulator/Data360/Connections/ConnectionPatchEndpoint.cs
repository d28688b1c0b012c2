using System.Text.Json.Nodes;
using D360Portal.Simulator.Access;
using D360Portal.Simulator.Data360.Definitions;

namespace D360Portal.Simulator.Data360.Connections;

/// <summary>Answers <c>PATCH /ssot/connections/{connectionId}</c>, which only two types know.</summary>
/// <remarks>
/// <code>
/// {"connectorType":"StreamingApp","modules":[{"name":"engagement","isEnabled":false,"path":"/engagement","configuration":"{}"}]}
/// {"connectorType":"SalesforceMarketingCloud","addIngestionBusinessUnits":["510000002"],"createProfileMappings":true}
/// </code>
/// </remarks>
internal sealed class ConnectionPatchEndpoint(SimulatedOrg org)
{
    private readonly ConnectionLookup _lookup = new(org);

    public async Task<Data360Answer> PatchAsync(HttpContext context, Bearer bearer)
    {
        if (_lookup.Find(context, out var stored) is { } missing)
        {
            return missing;
        }

        if (stored!.Family is not (MarketingCloudFamily or StreamingAppFamily))
        {
            // That the two types alone are documented is known; how the others are refused is not.
            return Data360Answer.InvalidInput($"PATCH is not supported for connections of type {stored.ConnectorType}.");
        }

        var (body, unreadable) = await JsonBody.ReadAsync(context.Request);
        if (unreadable is not null)
        {
            return unreadable;
        }

        if (Read(body!, stored, out var change) is { } wrong)
        {
            return wrong;
        }

        org.Data360.Connections.Update(stored.Id, connection => change(connection) with { ModifiedAt = org.Now, ModifiedBy = bearer.User });
        return Data360Answer.Done;
    }

    private Data360Answer? Read(JsonObject body, StoredConnection stored, out Func<StoredConnection, StoredConnection> change)
    {
        Func<ConnectionFamily, ConnectionFamily> changeFamily;
        FieldReader fields;
        if (stored.Family is MarketingCloudFamily)
        {
            fields = MarketingCloudPatch.Fields(body, org.Quirks);
            var patch = MarketingCloudPatch.Read(fields, org.Quirks);
            changeFamily = family => patch.Of((MarketingCloudFamily)family);
        }
        else
        {
            fields = StreamingAppPatch.Fields(body);
            var modules = StreamingAppPatch.Read(fields);
            changeFamily = family => StreamingAppPatch.Of((StreamingAppFamily)family, modules);
        }

        var type = fields.Required(DefinitionFields.ConnectorType);
        var label = fields.Text(DefinitionFields.Label);
        var name = fields.Text(DefinitionFields.Name);
        if (type != stored.ConnectorType)
        {
            fields.Refuse(Data360Answer.Invalid(DefinitionFields.ConnectorType));
        }

        if (name is not null && name != stored.Name)
        {
            fields.Refuse(Data360Answer.InvalidInput($"{DefinitionFields.Name} cannot be changed"));
        }

        change = connection => connection with { Label = label ?? connection.Label, Family = changeFamily(connection.Family) };
        return fields.Refusal;
    }
}
