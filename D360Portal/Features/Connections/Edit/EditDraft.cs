using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Edit;

/// <summary>What the form of a connector that exists begins with: its own settings, as far as Salesforce gives them back.</summary>
/// <param name="Draft">What is filled in. Secrets are not.</param>
/// <param name="Notes">What is not filled in, and why.</param>
/// <param name="IsWhole">Whether everything but the secrets is filled in.</param>
internal sealed record EditDraft(ConnectionDraft Draft, IReadOnlyList<string> Notes, bool IsWhole)
{
    /// <summary>The form for a connector that exists: what is filled in once and for all can only be read. A secret must be sent again in any case.</summary>
    public static ConnectorForm FormOf(ConnectorForm form) => form with
    {
        Fields =
        [
            .. form.Fields.Select(field => field.Attribute is { IsFixed: true, IsSecret: false }
                ? field with { Attribute = field.Attribute with { IsReadOnly = true } }
                : field),
        ],
    };

    /// <summary>Fills in what is known.</summary>
    /// <param name="connection">The connector.</param>
    /// <param name="form">What can be filled in.</param>
    public static EditDraft Of(Connection connection, ConnectorForm form)
    {
        var draft = ConnectionDraft.New(form) with { Label = connection.Label, Name = connection.Name ?? "", IsNameWritten = true };
        var told = connection.Parameters.Select(parameter => (Field: form.Find(parameter.Name)?.Name, parameter.Value))
            .Where(parameter => parameter is { Field: not null, Value: not null })
            .GroupBy(parameter => parameter.Field, StringComparer.Ordinal).Select(group => group.Last())
            .ToDictionary(parameter => parameter.Field!, parameter => parameter.Value!, StringComparer.Ordinal);
        var notes = new List<string>();
        var isWhole = true;
        foreach (var (name, attribute) in form.Fields.Where(field => !field.Attribute.IsSecret).Select(field => (field.Name, field.Attribute)))
        {
            var value = told.GetValueOrDefault(name);
            if (value is not null && !MaskedValue.Matches(value))
            {
                draft = draft.With(name, value);
                continue;
            }

            // What nobody fills in is sent with its default, unless it cannot change: then what the connector has is left alone.
            if (attribute.IsFixed || !(attribute.IsHidden || attribute.IsReadOnly))
            {
                draft = draft.With(name, "");
            }

            if ((value is not null || connection.CredentialNames.Contains(name)) && attribute is { IsHidden: false, IsReadOnly: false })
            {
                isWhole = false;
                notes.Add($"{attribute.Label}: Salesforce does not give its value back. Type it again.");
            }
        }

        if (connection.Parameters.Count == 0 && form.Fields.Any(field => field is { IsShown: true, Attribute: { IsSecret: false, IsRequired: true, IsReadOnly: false } }))
        {
            isWhole = false;
            notes.Add("Salesforce does not give the settings of this connector back. Type all of them again.");
        }

        foreach (var name in connection.Parameters.GroupBy(parameter => parameter.Name, StringComparer.Ordinal).Where(group => group.Select(one => one.Value).Distinct().Skip(1).Any()))
        {
            notes.Add($"{name.Key}: the connector has it more than once, with different values. The last one is filled in; saving leaves that one alone.");
        }

        if (connection.NamelessCount > 0)
        {
            // Salesforce replaces the whole connector, and what has no name cannot be sent.
            isWhole = false;
            notes.Add(connection.NamelessCount == 1
                ? "Salesforce tells a setting without a name. It cannot be sent, so saving may remove it."
                : $"Salesforce tells {connection.NamelessCount} settings without a name. They cannot be sent, so saving may remove them.");
        }

        return new EditDraft(draft, notes, isWhole);
    }
}
