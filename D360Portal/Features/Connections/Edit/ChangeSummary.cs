using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Edit;

/// <summary>What is to change, old beside new. Of secrets only that there is a new one.</summary>
internal static class ChangeSummary
{
    private const string Nothing = "—";
    private const string NotGivenBack = "not given back";

    /// <summary>The differences, in the form's order.</summary>
    /// <param name="before">The connector.</param>
    /// <param name="draft">What is filled in.</param>
    /// <param name="form">What can be filled in.</param>
    public static IReadOnlyList<ChangeRow> Of(Connection before, ConnectionDraft draft, ConnectorForm form)
    {
        var rows = new List<ChangeRow>();
        Add("Name", before.Label, draft.Label);
        Add("API name", before.Name ?? "", draft.Name);
        var sent = form.FieldsFor(draft).Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var field in form.Fields.Where(field => field.IsShown))
        {
            var label = FieldNames.LabelOf(form, field);
            if (!sent.Contains(field.Name))
            {
                AddRemoved(label, field);
            }
            else if (field.Attribute is { IsSecret: false, IsMasked: false })
            {
                Add(label, ValueOf(before, form, field.Name), draft[field.Name]);
            }
            else if (draft[field.Name].Length > 0 && field.Attribute is not { IsSecret: true, Options.Count: > 0 })
            {
                rows.Add(new ChangeRow(label, Old: null, New: null));
            }
        }

        return rows;

        // What does not go with what is chosen is not sent, and Salesforce replaces the whole connector.
        void AddRemoved(string label, FormField field)
        {
            if (before.CredentialNames.Any(name => form.Find(name)?.Name == field.Name) || MaskedValue.Matches(ValueOf(before, form, field.Name)))
            {
                rows.Add(new ChangeRow(label, NotGivenBack, Nothing));
            }
            else
            {
                Add(label, ValueOf(before, form, field.Name), "");
            }
        }

        void Add(string label, string old, string @new)
        {
            // A mask is no value to compare with.
            var isMasked = MaskedValue.Matches(old);
            if (old.Trim() != @new.Trim() && !(isMasked && @new.Trim().Length == 0))
            {
                rows.Add(new ChangeRow(label, isMasked ? NotGivenBack : OrNothing(old), OrNothing(@new.Trim())));
            }
        }
    }

    private static string OrNothing(string value) => value.Length == 0 ? Nothing : value;

    private static string ValueOf(Connection connection, ConnectorForm form, string field) =>
        connection.Parameters.LastOrDefault(parameter => form.Find(parameter.Name)?.Name == field)?.Value ?? "";
}
