namespace D360Portal.Features.Connections.Bulk;

/// <summary>The columns of a connector type, from its form.</summary>
internal static class BulkColumns
{
    private const string ShortCredentials = "Credentials";
    private const string LongCredentials = "Credential set";

    private static readonly string[] OfResults = ["Status", "Id", "Error"];

    /// <summary>What a template has, in its order: the name, the API name, the settings, the credential set.</summary>
    public static IReadOnlyList<BulkColumn> Template(ConnectorForm form) => [.. All(form).Where(column => column is { IsFillable: true, Key: not (BulkColumn.TypeName or BulkColumn.Result) })];

    /// <summary>Every column that is recognised. A setting's own name wins over the names of the portal's.</summary>
    public static IReadOnlyList<BulkColumn> All(ConnectorForm form)
    {
        BulkColumn[] settings = [.. form.Fields.Where(field => field.Origin != FieldOrigin.Neighbours || field.IsShown).Select(field => Of(form, field))];
        var taken = settings.SelectMany(column => column.Names).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var credentials = Free(LongCredentials, taken) is { Length: > 0 } spare && taken.Contains(ShortCredentials) ? spare : ShortCredentials;
        return
        [
            new BulkColumn(FieldFault.Label, "Name") { IsRequired = true, Names = ["Name", "Connection Name"], Explanation = "What the connector is called. Needed." },
            new BulkColumn(FieldFault.Name, "API name")
            {
                Names = ["API name", "Connection API Name", "Developer name"],
                Explanation = "Made from the name where it is left empty, as Salesforce makes it. Every name that has to be changed is shown.",
            },
            .. settings,
            .. form.Fields.Any(field => field.IsTypedSecret)
                ? (BulkColumn[])[new BulkColumn(BulkColumn.CredentialSet, credentials) { Names = [.. new[] { credentials, LongCredentials }.Distinct().Where(name => name == credentials || !taken.Contains(name))], Explanation = "The name of credentials that you type once on the page, in place of secrets in the row." }]
                : [],
            .. Known(BulkColumn.TypeName, ["Connector type"], taken),
            .. OfResults.SelectMany(name => Known(BulkColumn.Result, [name], taken)),
        ];
    }

    private static string Free(string name, HashSet<string> taken) => taken.Contains(name) ? "" : name;

    private static IEnumerable<BulkColumn> Known(string key, string[] names, HashSet<string> taken) =>
        names.Where(name => !taken.Contains(name)).Select(name => new BulkColumn(key, name));

    private static BulkColumn Of(ConnectorForm form, FormField field)
    {
        var heading = FieldNames.LabelOf(form, field);
        return new BulkColumn(field.Name, heading)
        {
            Names = [.. new[] { heading, field.Name, field.Attribute.Label.Trim() }.Distinct(StringComparer.OrdinalIgnoreCase).Where(name => name == heading || !IsAnothers(form, field, name))],
            Field = field,
            Explanation = ColumnExplanation.Of(field),
            IsRequired = field.Attribute.IsRequired,
            IsFillable = field is { IsShown: true, Attribute.IsReadOnly: false },
        };
    }

    /// <summary>Whether a name means another field too, or one of the two that every form has.</summary>
    private static bool IsAnothers(ConnectorForm form, FormField field, string name) =>
        Is(name, "Name") || Is(name, "API name")
        || form.Fields.Any(other => other.Name != field.Name && (Is(other.Name, name) || Is(other.Attribute.Label.Trim(), name)));

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
