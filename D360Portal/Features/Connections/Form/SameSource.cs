using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>Finds connectors that already read the same source as a draft.</summary>
/// <remarks>Nothing forbids two of them; mostly it is one clinic typed twice. Only what the list tells can be compared.</remarks>
internal static class SameSource
{
    /// <summary>Meanings and names of the settings that say where a source is.</summary>
    private static readonly string[] Words = ["url", "host", "server", "account", "bucket", "database", "schema", "directory"];

    /// <summary>The connectors of the type that are at the same place by every setting that says where.</summary>
    public static IReadOnlyList<ConnectionRow> Find(ConnectionDraft draft, ConnectorForm form, IEnumerable<ConnectionRow> rows)
    {
        var places = PlacesOf(draft, form);
        return places.Count == 0 ? [] :
        [
            .. rows.Where(row => row.Type == form.Type && row.Parameters.Count > 0 && places.All(place =>
                row.Parameters.Any(parameter => parameter.Name == place.Name
                    && string.Equals(parameter.Value?.Trim(), place.Value, StringComparison.OrdinalIgnoreCase)))),
        ];
    }

    /// <summary>The settings that say where a draft's source is, and their values; none while the address is not complete.</summary>
    public static IReadOnlyList<(string Name, string Value)> PlacesOf(ConnectionDraft draft, ConnectorForm form)
    {
        var fields = form.FieldsFor(draft).Where(field => field is { IsShown: true, Attribute.IsSecret: false } && SaysWhere(field.Attribute)).ToArray();

        // Half an address, while the other half is still to be typed, is no source.
        return fields.Any(field => field.Attribute.IsRequired && draft[field.Name].Trim().Length == 0)
            ? []
            : [.. fields.Select(field => (field.Name, Value: draft[field.Name].Trim())).Where(place => place.Value.Length > 0)];
    }

    private static bool SaysWhere(AttributeDescription attribute) =>
        Words.Any(word => In(attribute.Meaning, word) || In(attribute.Name, word));

    private static bool In(string? text, string word) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) is true;
}
