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
    private readonly DefinitionReader _reader = new(org);
    private readonly NameRules _names = new(org);
    private readonly DefinitionRules _rules = new(org);
    private readonly NewConnection _new = new(org);
    private readonly ConnectionJson _json = new(org);

    public async Task<Data360Answer> PostAsync(HttpContext context, Bearer bearer)
    {
        var (body, unreadable) = await JsonBody.ReadAsync(context.Request);
        if (unreadable is not null)
        {
            return unreadable;
        }

        return Check(body!, out var definition, out var values) ?? await CreateAsync(_new.Of(definition, values, bearer));
    }

    private Data360Answer? Check(JsonObject body, out Definition definition, out IReadOnlyList<GivenValue> values)
    {
        values = [];
        if ((_reader.ReadForCreate(body, out definition) ?? _names.Check(definition) ?? _rules.Check(definition, out values)) is { } wrong)
        {
            return wrong;
        }

        foreach (var value in values)
        {
            if (AttributeRules.BrokenBy(value) is { } broken)
            {
                return Data360Answer.InvalidInput($"{NameOf(definition, value)}: {broken}");
            }
        }

        return null;
    }

    private async Task<Data360Answer> CreateAsync(StoredConnection connection)
    {
        var quirks = org.Quirks;
        var store = org.Data360.Connections;
        if (Refusal(store.Check(connection.Name, quirks.MaximumConnections), connection.Name) is { } early)
        {
            return early;
        }

        if (connection.Family is DataFamily)
        {
            if (quirks.ConnectsOnCreate(connection.ConnectorType))
            {
                // A caller who gives up does not call it back.
                await org.Data360.ReachAsync(connection.Source, CancellationToken.None);
                if (connection.Source.Fault is not null)
                {
                    return InternalError(quirks);
                }
            }
            else if (!quirks.StoredIsNeverChecked)
            {
                connection = connection with { Health = ConnectionHealth.Processing, SettlesAt = org.Now + org.Data360.TimeToReach(connection.Source) + org.Options.SettleTime };
            }
        }

        return Refusal(store.TryAdd(connection, quirks.MaximumConnections), connection.Name) ?? Created(connection);
    }

    private static Data360Answer? Refusal(AddOutcome outcome, string name) => outcome switch
    {
        AddOutcome.NameTaken => Data360Answer.Refused(
            StatusCodes.Status400BadRequest, "DUPLICATES_DETECTED", $"A data connector with the provided name: {name} already exists"),

        // The status is documented, the code and the sentence are not.
        AddOutcome.Full => Data360Answer.Refused(
            StatusCodes.Status422UnprocessableEntity, "LIMIT_EXCEEDED", "The maximum number of connections is exceeded."),
        _ => null,
    };

    /// <summary>What is wrong with the source is not said here: only a test tells.</summary>
    private static Data360Answer InternalError(Quirks quirks) => Data360Answer.Refused(
        quirks.InternalErrorAnswers500 ? StatusCodes.Status500InternalServerError : StatusCodes.Status400BadRequest,
        "INTERNAL_ERROR",
        "An internal error occurred.");

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

    private string NameOf(Definition definition, GivenValue value) =>
        org.Data360.Catalogue.Find(definition.ConnectorType, org.Quirks)!.NameOf(value.Attribute.Name, org.Quirks);
}
