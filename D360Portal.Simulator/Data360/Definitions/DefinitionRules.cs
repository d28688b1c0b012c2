using D360Portal.Simulator.Data360.Catalogue;
using D360Portal.Simulator.Data360.Connections;

namespace D360Portal.Simulator.Data360.Definitions;

/// <summary>What a definition must have, by its type.</summary>
internal sealed class DefinitionRules(SimulatedOrg org)
{
    private static readonly string[] Methods = ["Ingress", "Egress"];
    private static readonly string[] StreamingAppTypes = ["MobileApp", "ServerApp", "WebApp"];

    /// <summary>Checks that everything is there, and picks the values that count.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="values">The values; none for types that have no parameters.</param>
    /// <returns>The refusal; null when there is none.</returns>
    public Data360Answer? Check(Definition definition, out IReadOnlyList<GivenValue> values)
    {
        values = [];
        return definition.ConnectorType switch
        {
            FamilyTypes.IngestApi or FamilyTypes.MarketingCloud => null,
            FamilyTypes.Crm => CheckOrganizationId(definition.OrganizationId),
            FamilyTypes.StreamingApp => CheckStreamingApp(definition),
            _ => CheckData(definition, org.Data360.Catalogue.Find(definition.ConnectorType, org.Quirks)!, out values),
        };
    }

    private static Data360Answer? CheckOrganizationId(string? id)
    {
        if (string.IsNullOrEmpty(id))
        {
            return Data360Answer.Missed(DefinitionFields.OrganizationId);
        }

        var isId = id.StartsWith("00D", StringComparison.Ordinal) && id.All(char.IsAsciiLetterOrDigit)
            && (id.Length == ShortId.Length || id == RecordId.Complete(ShortId.Of(id)));
        return isId ? null : Data360Answer.Invalid(DefinitionFields.OrganizationId);
    }

    private static Data360Answer? CheckStreamingApp(Definition definition)
    {
        if (string.IsNullOrEmpty(definition.StreamingAppType))
        {
            return Data360Answer.Missed(DefinitionFields.StreamingAppType);
        }

        return !StreamingAppTypes.Contains(definition.StreamingAppType) ? Data360Answer.Invalid(DefinitionFields.StreamingAppType)
            : definition.StreamingAppSubType is not (null or "WebApp_GA4") ? Data360Answer.Invalid(DefinitionFields.StreamingAppSubType)
            : null;
    }

    private Data360Answer? CheckData(Definition definition, ConnectorType type, out IReadOnlyList<GivenValue> values)
    {
        values = [];
        if (string.IsNullOrEmpty(definition.Method))
        {
            return Data360Answer.Missed(DefinitionFields.Method);
        }

        if (!Methods.Contains(definition.Method))
        {
            return Data360Answer.Invalid(DefinitionFields.Method);
        }

        if (org.Quirks.EmptyListsRequired && (definition.Credentials is null || definition.Parameters is null))
        {
            return Data360Answer.Missed(definition.Credentials is null ? DefinitionFields.Credentials : DefinitionFields.Parameters);
        }

        var attributes = type.Attributes.Connection.Where(attribute => definition.Method == "Egress" || !attribute.IsForEgressAlone).ToArray();
        values = [.. attributes.Select(attribute => Given(attribute, type, definition)).OfType<GivenValue>()];
        var given = values.Select(value => value.Attribute).ToHashSet();
        var chosen = values.DistinctBy(value => value.Attribute.Name).ToDictionary(value => value.Attribute.Name, value => value.Value, StringComparer.Ordinal);
        return attributes.FirstOrDefault(attribute => attribute.IsDemanded && !given.Contains(attribute) && type.Attributes.Concerns(attribute, chosen)) is { } missing
            ? Data360Answer.Missed(type.NameOf(missing.Name, org.Quirks))
            : null;
    }

    // Whatever stands in the other list, or belongs to no attribute, is dropped without a word, as reported from live orgs.
    private GivenValue? Given(CatalogueAttribute attribute, ConnectorType type, Definition definition)
    {
        var name = type.NameOf(attribute.Name, org.Quirks);
        var value = ((attribute.IsSecure ? definition.Credentials : definition.Parameters) ?? [])
            .LastOrDefault(value => string.Equals(value.ParamName, name, StringComparison.Ordinal))?.Value;
        return string.IsNullOrWhiteSpace(value) ? null : new GivenValue(attribute, value);
    }
}
