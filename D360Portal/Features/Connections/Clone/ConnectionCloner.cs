using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Clone;

/// <summary>Makes a draft of a connector that exists. What was read is never sent back as it is: secrets start empty, masks are left out.</summary>
internal static class ConnectionCloner
{
    private const string CopyMark = " copy";

    /// <summary>The draft, and what could not be carried over.</summary>
    /// <param name="source">The connector to clone.</param>
    /// <param name="form">What must be filled in.</param>
    /// <param name="taken">API names that others have.</param>
    /// <param name="nameLimit">The longest API name, in characters.</param>
    public static (ConnectionDraft Draft, IReadOnlyList<string> NotCarried) Clone(
        Connection source, ConnectorForm form, IReadOnlySet<string> taken, int nameLimit)
    {
        var draft = ConnectionDraft.New(form);
        var notCarried = new List<string>();
        foreach (var parameter in ParametersOf(source))
        {
            var (name, reason) = Fate(parameter, form);
            if (reason is not null)
            {
                notCarried.Add(reason);
            }
            else if (name is not null && parameter.Value is { } value)
            {
                draft = draft.With(name, value);
            }
        }

        foreach (var name in source.Parameters.GroupBy(parameter => parameter.Name, StringComparer.Ordinal).Where(group => group.Select(one => one.Value).Distinct().Skip(1).Any()))
        {
            notCarried.Add($"{name.Key}: the connector has it more than once, with different values. The last one is filled in.");
        }

        if (source.NamelessCount > 0)
        {
            notCarried.Add(source.NamelessCount == 1
                ? "A setting that Salesforce tells without a name: there is no field for it, so the clone will not have it."
                : $"{source.NamelessCount} settings that Salesforce tells without a name: there is no field for them, so the clone will not have them.");
        }

        foreach (var field in form.Fields.Where(field => field is { IsShown: true, Attribute.IsSecret: false } && source.CredentialNames.Contains(field.Name)))
        {
            notCarried.Add($"{field.Attribute.Label}: it is called like a secret, so its value is not shown. Type it again.");
        }

        var secrets = form.Fields.Where(field => field is { IsShown: true, Attribute.IsSecret: true }).Select(field => field.Attribute.Label).ToArray();
        if (secrets.Length > 0)
        {
            notCarried.Add($"{string.Join(", ", secrets)}: Salesforce does not give {(secrets.Length == 1 ? "it" : "them")} back. Type {(secrets.Length == 1 ? "it" : "them")} again.");
        }

        return (draft.Labelled(source.Label + CopyMark, taken, nameLimit), notCarried);
    }

    /// <summary>A Salesforce CRM connector has its org's id beside its parameters.</summary>
    private static IEnumerable<ConnectionParameter> ParametersOf(Connection source) => source.Type == ConnectorTypeName.SalesforceDotCom
        ? source.Further.Where(fact => fact.Name == ConnectionDefinition.OrganizationId)
        : source.Parameters;

    /// <summary>Where a parameter goes: a field's name, or a reason why it goes nowhere.</summary>
    private static (string? Name, string? Reason) Fate(ConnectionParameter parameter, ConnectorForm form) => form.Find(parameter.Name) switch
    {
        null => (null, $"{parameter.Name}: the form has no place for it."),
        { Attribute.IsSecret: true } => (null, null),
        { Attribute: { Label: var label } attribute } when parameter.Value is { } value && MaskedValue.Matches(value) =>
            (null, attribute.IsHidden || attribute.IsReadOnly
                ? $"{label}: Salesforce masks it, so the catalogue's value is taken."
                : $"{label}: Salesforce masks it. Type it again."),
        { Options: { Count: > 0 } options, Attribute.Label: var label } when parameter.Value is { Length: > 0 } value && options.All(option => option.Value != value) =>
            (null, $"{label}: its value \"{value}\" is not among those to choose from."),
        { Name: var name } => (name, null),
    };
}
