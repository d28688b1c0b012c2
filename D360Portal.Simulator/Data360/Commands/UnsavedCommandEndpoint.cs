using System.Text.Json.Nodes;
using D360Portal.Simulator.Access;
using D360Portal.Simulator.Data360.Connections;
using D360Portal.Simulator.Data360.Definitions;
using D360Portal.Simulator.Data360.Sources;
using D360Portal.Simulator.Data360.Testing;

namespace D360Portal.Simulator.Data360.Commands;

/// <summary>Answers <c>POST /ssot/connections/actions/{command}</c>: what a command would find through a connection that is not saved.</summary>
/// <remarks>
/// <code>{"connectorType":"AwsRdsMySql","method":"Ingress","commandAttributes":{"jdbc_connection_url":"…","DATABASE":"clinic_07"}}</code>
/// The attributes are taken for those of the connection, which is guessed.
/// </remarks>
internal sealed class UnsavedCommandEndpoint(SimulatedOrg org)
{
    private static readonly string[] Methods = ["Ingress", "Egress"];

    public async Task<Data360Answer> PostAsync(HttpContext context, Bearer bearer)
    {
        var (body, unreadable) = await JsonBody.ReadAsync(context.Request);
        if (unreadable is not null)
        {
            return unreadable;
        }

        var fields = new FieldReader(body!, DefinitionFields.ConnectorType, DefinitionFields.Method, KnownCommands.Attributes);
        var connectorType = fields.Text(DefinitionFields.ConnectorType);
        fields.Refuse(fields.Refusal is null ? new ConnectorTypeFilter(org).CheckForCreate(connectorType) : null);
        fields.Required(DefinitionFields.Method);
        fields.OneOf(DefinitionFields.Method, Methods);
        var attributes = fields.Object(KnownCommands.Attributes) ?? [];
        fields.Refuse(KnownCommands.Check(context));
        if (fields.Refusal is { } wrong)
        {
            return wrong;
        }

        var source = SourceOf(connectorType!, attributes);
        await org.Data360.ReachAsync(source, context.RequestAborted);
        return TestAnswer.Of(source, connectorType!, org.Quirks);
    }

    private Source SourceOf(string connectorType, JsonObject attributes)
    {
        var known = org.Data360.Catalogue.Find(connectorType, org.Quirks)?.Attributes.Connection ?? [];
        return org.Data360.SourceOf(connectorType, [.. known.SelectMany(attribute => JsonBody.TryText(attributes[attribute.Name], out var text) && text is not null
            ? (GivenValue[])[new GivenValue(attribute, text)]
            : [])]);
    }
}
