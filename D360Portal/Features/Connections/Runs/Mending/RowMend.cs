using D360Portal.Salesforce;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>A failed row as a draft of the form that its type has, and back.</summary>
internal static class RowMend
{
    private const string KeptAsItIs = "kept as it is";
    private const string TypedAgain = "no longer kept: type it once more";

    /// <summary>The form that demands each secret that the row has if it is no longer kept, and none that is.</summary>
    public static ConnectorForm FormOf(ConnectorForm form, RunRow row) => form with
    {
        Fields =
        [
            .. form.Fields.Select(field => IsSecret(row, field.Name)
                ? field with { Attribute = field.Attribute with { IsRequired = !row.HasSecrets, Placeholder = row.HasSecrets ? KeptAsItIs : TypedAgain } }
                : field),
        ],
    };

    /// <summary>The mended row. A secret that is not typed stays what it is. The user's own cells follow where it is plain which: the only one that held the value before.</summary>
    public static RunRow Apply(ConnectionDraft draft, ConnectorForm form, RunRow row)
    {
        var definition = draft.ToDefinition(form);
        var kept = form.FieldsFor(draft).Where(field => IsKept(row, field.Name) && draft[field.Name].Length == 0).ToArray();
        return row with
        {
            Cells = Follow(row.Cells, row.Definition, definition),
            Definition = definition with
            {
                Credentials = [.. definition.Credentials, .. kept.Where(field => field.Attribute.IsSecret).Select(field => new ConnectionCredential(field.Name, new Secret("")))],
                Parameters = [.. definition.Parameters, .. kept.Where(field => !field.Attribute.IsSecret).Select(field => new ConnectionParameter(field.Name, ""))],
                MaskedParameters = definition.MaskedParameters.Concat(kept.Where(field => !field.Attribute.IsSecret).Select(field => field.Name)).ToHashSet(StringComparer.Ordinal),
            },
        };
    }

    private static bool IsKept(RunRow row, string name) => row.HasSecrets && IsSecret(row, name);

    private static bool IsSecret(RunRow row, string name) =>
        row.Definition.MaskedParameters.Contains(name) || row.Definition.Credentials.Any(credential => credential.Name == name);

    private static string[] Follow(IReadOnlyList<string> cells, ConnectionDefinition before, ConnectionDefinition after)
    {
        string[] own = [.. cells];
        foreach (var (was, now) in Changes(before, after).Where(change => change.Was.Length > 0 && change.Was != change.Now))
        {
            if (Enumerable.Range(0, own.Length).Where(at => own[at] == was).ToArray() is [var only])
            {
                own[only] = now;
            }
        }

        return own;
    }

    private static IEnumerable<(string Was, string Now)> Changes(ConnectionDefinition before, ConnectionDefinition after) =>
    [
        (before.Label, after.Label),
        (before.Name, after.Name),
        .. before.Parameters.Where(parameter => !before.MaskedParameters.Contains(parameter.Name) && !after.MaskedParameters.Contains(parameter.Name))
            .Select(parameter => (parameter.Value ?? "", after.Parameters.FirstOrDefault(other => other.Name == parameter.Name)?.Value ?? "")),
    ];
}
