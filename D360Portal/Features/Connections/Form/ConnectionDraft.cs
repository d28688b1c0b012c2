using System.Collections.Immutable;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>What the user means to create.</summary>
public sealed record ConnectionDraft
{
    /// <summary>The display text.</summary>
    public string Label { get; init; } = "";

    /// <summary>The API name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Whether the user wrote the API name; otherwise it follows the display text.</summary>
    public bool IsNameWritten { get; init; }

    /// <summary>What was filled in, by <c>paramName</c>; secrets among it.</summary>
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The value of a setting; empty when there is none.</summary>
    public string this[string name] => Values.GetValueOrDefault(name, "");

    /// <summary>What is filled in at a field, as faults name it.</summary>
    public string ValueOf(string field) => field switch
    {
        FieldFault.Label => Label,
        FieldFault.Name => Name,
        _ => this[field],
    };

    /// <summary>With a value.</summary>
    public ConnectionDraft With(string name, string value) => this with { Values = Values.SetItem(name, value) };

    /// <summary>With another display text, and the API name that follows from it unless the user wrote one.</summary>
    /// <param name="label">The display text.</param>
    /// <param name="taken">API names that others have.</param>
    /// <param name="limit">The longest API name, in characters.</param>
    public ConnectionDraft Labelled(string label, IReadOnlySet<string> taken, int limit) =>
        IsNameWritten
            ? this with { Label = label }
            : this with { Label = label, Name = ApiName.Unique(ApiName.Derive(label, limit), taken, limit) };

    /// <summary>Without the values of secrets.</summary>
    public ConnectionDraft WithoutSecrets(ConnectorForm form) =>
        this with { Values = Values.RemoveRange(form.Fields.Where(field => field.IsTypedSecret).Select(field => field.Name)) };

    /// <summary>What a new connector of the type begins with: the catalogue's defaults.</summary>
    public static ConnectionDraft New(ConnectorForm form) => new()
    {
        Values = form.Fields.Where(field => field.Attribute is { Default: not null } and ({ IsSecret: false } or { Options.Count: > 0 }))
            .Aggregate(new ConnectionDraft().Values, (values, field) => values.SetItem(field.Name, field.Attribute.Default!)),
    };

    /// <summary>What a definition says, credentials aside, by the form's own spelling of each setting.</summary>
    public static ConnectionDraft Of(ConnectionDefinition definition, ConnectorForm form) => new()
    {
        Label = definition.Label,
        Name = definition.Name,
        IsNameWritten = true,
        Values = definition.Parameters.Aggregate(
            new ConnectionDraft().Values, (values, parameter) => values.SetItem(form.Find(parameter.Name)?.Name ?? parameter.Name, parameter.Value ?? "")),
    };

    /// <summary>The definition to send: every value where the catalogue says it goes; blanks, and what does not go with what was chosen, left out.</summary>
    public ConnectionDefinition ToDefinition(ConnectorForm form)
    {
        var values = form.FieldsFor(this).Select(field => (field.Attribute, Value: Sent(field))).Where(pair => pair.Value.Length > 0).ToArray();
        return new ConnectionDefinition
        {
            Type = form.Type,
            Method = form.Method,
            Label = Label.Trim(),
            Name = Name.Trim(),
            Credentials = [.. values.Where(pair => pair.Attribute.IsSecret).Select(pair => new ConnectionCredential(pair.Attribute.Name, new Salesforce.Secret(pair.Value)))],
            MaskedParameters = values.Where(pair => pair.Attribute is { IsSecret: false, IsMasked: true }).Select(pair => pair.Attribute.Name).ToHashSet(StringComparer.Ordinal),
            Parameters = [.. values.Where(pair => !pair.Attribute.IsSecret).Select(pair => new ConnectionParameter(pair.Attribute.Name, pair.Value))],
        };
    }

    /// <summary>What cannot be filled in has its default; a secret is sent to the letter, everything else without blanks around it.</summary>
    private string Sent(FormField field)
    {
        var value = field.Attribute switch
        {
            { IsHidden: true } or { IsReadOnly: true } => Values.GetValueOrDefault(field.Name) ?? field.Attribute.Default ?? "",
            { IsSecret: true } => this[field.Name],
            _ => this[field.Name].Trim(),
        };

        // Wherever a mask comes from, in place of a secret it would replace it.
        return field.Attribute is { IsSecret: true } or { IsMasked: true } && MaskedValue.Matches(value) ? "" : value;
    }
}
