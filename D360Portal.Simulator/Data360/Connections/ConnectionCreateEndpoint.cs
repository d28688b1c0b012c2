using System.Text.Json.Nodes;
using D360Portal.Simulator.Access;
using D360Portal.Simulator.Data360.Definitions;

namespace D360Portal.Simulator.Data360.Connections;

/// <summary>Answers <c>POST /ssot/connections</c>.</summary>
/// <remarks>
/// <code>
/// {"connectorType":"AwsRdsMySql","label":"Clinic 07","name":"Clinic_07","method":"Ingress",
///  "credentials":[{"paramName":"user","value":"…"},{"paramName":"password","value":"…"}],
///  "parameters":[{"paramName":"jdbc_connection_url","value":"…"},{"paramName":"DATABASE","value":"clinic_07"}]}
/// </code>
/// </remarks>
internal sealed class ConnectionCreateEndpoint(SimulatedOrg org)
{
    private readonly DefinitionCheck _check = new(org);
    private readonly NewConnection _new = new(org);
    private readonly FirstContact _contact = new(org);
    private readonly ConnectionJson _json = new(org);

    public async Task<Data360Answer> PostAsync(HttpContext context, Bearer bearer)
    {
        var (body, unreadable) = await JsonBody.ReadAsync(context.Request);
        if (unreadable is not null)
        {
            return unreadable;
        }

        return _check.Of(body!, out var definition, out var values) ?? await CreateAsync(_new.Of(definition, values, bearer));
    }

    private async Task<Data360Answer> CreateAsync(StoredConnection connection)
    {
        var quirks = org.Quirks;
        var store = org.Data360.Connections;
        if (StoreRefusal.Of(store.Check(connection.Name, quirks.MaximumConnections), connection, quirks) is { } early)
        {
            return early;
        }

        var (stored, unreachable) = await _contact.WithAsync(connection);
        return unreachable ?? StoreRefusal.Of(store.TryAdd(stored, quirks.MaximumConnections), stored, quirks) ?? Created(stored);
    }

    private Data360Answer Created(StoredConnection connection)
    {
        var json = _json.Alone(connection);
        if (org.Quirks.CreateAnswersEssentials)
        {
            foreach (var (key, _) in json.Where(member => member.Key is not ("connectorType" or "id" or "label" or "name")).ToArray())
            {
                json.Remove(key);
            }
        }

        return new Data360Answer(StatusCodes.Status201Created, json);
    }
}
