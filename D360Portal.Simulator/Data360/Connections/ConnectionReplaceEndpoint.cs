using D360Portal.Simulator.Access;
using D360Portal.Simulator.Data360.Definitions;

namespace D360Portal.Simulator.Data360.Connections;

/// <summary>Answers <c>PUT /ssot/connections/{connectionId}</c>, which takes what create takes, secrets included, and keeps nothing that is left out.</summary>
internal sealed class ConnectionReplaceEndpoint(SimulatedOrg org)
{
    private readonly ConnectionLookup _lookup = new(org);
    private readonly ReplacementRules _rules = new(org);
    private readonly DefinitionCheck _check = new(org);
    private readonly NewConnection _new = new(org);
    private readonly FirstContact _contact = new(org);
    private readonly ConnectionJson _json = new(org);

    public async Task<Data360Answer> PutAsync(HttpContext context, Bearer bearer)
    {
        if (_lookup.Find(context, out var stored) is { } missing)
        {
            return missing;
        }

        if (_rules.CheckConnection(stored!) is { } refused)
        {
            return refused;
        }

        var (body, unreadable) = await JsonBody.ReadAsync(context.Request);
        if (unreadable is not null)
        {
            return unreadable;
        }

        return _check.Of(body!, out var definition, out var values)
            ?? _rules.CheckChanges(stored!, definition, ref values)
            ?? await ReplaceAsync(_new.InPlaceOf(stored!, definition, values, bearer));
    }

    private async Task<Data360Answer> ReplaceAsync(StoredConnection replacement)
    {
        var (connection, unreachable) = await _contact.WithAsync(replacement);
        return unreachable
            ?? StoreRefusal.Of(org.Data360.Connections.TryReplace(connection), connection, org.Quirks)
            ?? (org.Quirks.PutAnswersConnection ? Data360Answer.Ok(_json.Alone(connection)) : Data360Answer.Done);
    }
}
