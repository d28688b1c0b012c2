using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>The first row of a template that is made from a connector: its values, without its secrets, and without what Salesforce masks.</summary>
internal static class SourceExample
{
    /// <summary>The row as a draft.</summary>
    public static ConnectionDraft Of(Connection source, ConnectorForm form) => form.Fields
        .Select(field => (field.Name, Value: SourceConflicts.CarriedValue(field, form, source)))
        .Where(pair => pair.Value is not null)
        .Aggregate(ConnectionDraft.New(form) with { Label = source.Label, Name = source.Name ?? "" }, (draft, pair) => draft.With(pair.Name, pair.Value!));
}
