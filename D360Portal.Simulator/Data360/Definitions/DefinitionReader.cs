using System.Text.Json.Nodes;
using D360Portal.Simulator.Data360.Connections;

namespace D360Portal.Simulator.Data360.Definitions;

/// <summary>Reads a definition strictly: what is unknown, or of another kind, is refused.</summary>
internal sealed class DefinitionReader(SimulatedOrg org)
{
    private const string IngestApiInCapitals = "INGEST_API";

    private static readonly string[] TextFields =
    [
        DefinitionFields.Label, DefinitionFields.Name, DefinitionFields.Method,
        DefinitionFields.OrganizationId, DefinitionFields.StreamingAppType, DefinitionFields.StreamingAppSubType,
    ];

    /// <summary>Reads what somebody wants to create.</summary>
    /// <returns>The refusal; null when there is none.</returns>
    public Data360Answer? ReadForCreate(JsonObject body, out Definition definition) => Read(body, DefinitionFields.OfCreate, out definition);

    /// <summary>Reads what somebody wants to test.</summary>
    /// <returns>The refusal; null when there is none.</returns>
    public Data360Answer? ReadForTest(JsonObject body, out Definition definition) =>
        Read(body, connectorType => DefinitionFields.OfTest(connectorType, org.Quirks), out definition);

    private Data360Answer? Read(JsonObject body, Func<string, IReadOnlySet<string>> fieldsOf, out Definition definition)
    {
        definition = new Definition { ConnectorType = "" };
        if (ReadType(body, out var connectorType) is { } wrongType)
        {
            return wrongType;
        }

        var fields = fieldsOf(connectorType);
        if (body.FirstOrDefault(member => !fields.Contains(member.Key)) is { Key: { } unknown })
        {
            return Data360Answer.UnknownField(unknown);
        }

        var texts = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var name in TextFields)
        {
            if (!JsonBody.TryText(body[name], out var text))
            {
                return Data360Answer.WrongKind("String", name);
            }

            texts[name] = text;
        }

        if (ReadList(body, DefinitionFields.Credentials, out var credentials) is { } wrongCredentials)
        {
            return wrongCredentials;
        }

        if (ReadList(body, DefinitionFields.Parameters, out var parameters) is { } wrongParameters)
        {
            return wrongParameters;
        }

        definition = new Definition
        {
            ConnectorType = connectorType,
            Label = texts[DefinitionFields.Label],
            Name = texts[DefinitionFields.Name],
            Method = texts[DefinitionFields.Method],
            OrganizationId = texts[DefinitionFields.OrganizationId],
            StreamingAppType = texts[DefinitionFields.StreamingAppType],
            StreamingAppSubType = texts[DefinitionFields.StreamingAppSubType],
            Credentials = credentials,
            Parameters = parameters,
        };
        return null;
    }

    private Data360Answer? ReadType(JsonObject body, out string connectorType)
    {
        connectorType = "";
        if (!JsonBody.TryText(body[DefinitionFields.ConnectorType], out var given))
        {
            return Data360Answer.WrongKind("String", DefinitionFields.ConnectorType);
        }

        given = given == IngestApiInCapitals && org.Quirks.IngestApiAliasIsKnown ? FamilyTypes.IngestApi : given;
        if (new ConnectorTypeFilter(org).CheckForCreate(given) is { } wrong)
        {
            return wrong;
        }

        connectorType = given!;
        return null;
    }

    /// <summary>Reads a list such as <c>[{"paramName":"user","value":"reader"}]</c>.</summary>
    private static Data360Answer? ReadList(JsonObject body, string field, out IReadOnlyList<NamedValue>? values)
    {
        values = null;
        if (body[field] is not { } list)
        {
            return null;
        }

        if (list is not JsonArray items)
        {
            return Data360Answer.WrongKind("List", field);
        }

        var read = new List<NamedValue>();
        foreach (var item in items)
        {
            if (item is not JsonObject pair)
            {
                return Data360Answer.WrongKind("ConnectionParameter", field);
            }

            if (pair.FirstOrDefault(member => member.Key is not ("paramName" or "value")) is { Key: { } unknown })
            {
                return Data360Answer.UnknownField(unknown);
            }

            if (!JsonBody.TryText(pair["paramName"], out var name) || !JsonBody.TryText(pair["value"], out var value))
            {
                return Data360Answer.WrongKind("String", field);
            }

            read.Add(new NamedValue(name ?? "", value ?? ""));
        }

        values = read;
        return null;
    }
}
