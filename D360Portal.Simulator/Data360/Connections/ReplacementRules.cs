using D360Portal.Simulator.Data360.Definitions;

namespace D360Portal.Simulator.Data360.Connections;

/// <summary>What a replacement must leave as it is.</summary>
/// <remarks>None of the refusals has been published: the codes and sentences follow those of create.</remarks>
internal sealed class ReplacementRules(SimulatedOrg org)
{
    /// <summary>The refusal of every replacement of a connection; null when it may be replaced.</summary>
    public Data360Answer? CheckConnection(StoredConnection stored)
    {
        var quirks = org.Quirks;
        if (stored.Family is not DataFamily data)
        {
            return null;
        }

        if (quirks.PutOfDataConnectionsRefused)
        {
            return quirks.PutRefusalAnswers400
                ? Data360Answer.InvalidInput($"PUT is not supported for connections of type {stored.ConnectorType}.")
                : Data360Answer.MethodNotAllowed("PUT", "DELETE, GET");
        }

        return data.IsEditable ? null : Data360Answer.InvalidInput($"The connection {stored.Name} cannot be edited.");
    }

    /// <summary>Compares a replacement with what is stored.</summary>
    /// <param name="stored">What is stored.</param>
    /// <param name="definition">What it is to be.</param>
    /// <param name="values">The values of the replacement; those that cannot change are added when they were left out.</param>
    /// <returns>The refusal; null when there is none.</returns>
    public Data360Answer? CheckChanges(StoredConnection stored, Definition definition, ref IReadOnlyList<GivenValue> values)
    {
        if (definition.ConnectorType != stored.ConnectorType)
        {
            return Fixed(DefinitionFields.ConnectorType);
        }

        if (org.Quirks.PutCannotRename && stored.Family is not IngestApiFamily && definition.Name != stored.Name)
        {
            return Fixed(DefinitionFields.Name);
        }

        return stored.Family is DataFamily data ? CheckValues(data, stored.ConnectorType, ref values) : null;
    }

    // What is secure is not kept, so that nobody can tell whether it has changed.
    private Data360Answer? CheckValues(DataFamily stored, string connectorType, ref IReadOnlyList<GivenValue> values)
    {
        var type = org.Data360.Catalogue.Find(connectorType, org.Quirks)!;
        foreach (var attribute in type.Attributes.Connection.Where(attribute => attribute is { IsEditable: false, IsSecure: false }))
        {
            var before = stored.Parameters.FirstOrDefault(value => value.ParamName == attribute.Name)?.Value;
            var after = values.FirstOrDefault(value => value.Attribute.Name == attribute.Name)?.Value;
            if (after is not null && before != after)
            {
                return Fixed(type.NameOf(attribute.Name, org.Quirks));
            }

            if (after is null && before is not null)
            {
                values = [.. values, new GivenValue(attribute, before)];
            }
        }

        return null;
    }

    private static Data360Answer Fixed(string field) => Data360Answer.InvalidInput($"{field} cannot be changed");
}
