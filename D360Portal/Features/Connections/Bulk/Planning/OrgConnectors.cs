using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>The connectors of the org, found by name and by source without looking at each for every row.</summary>
internal sealed class OrgConnectors
{
    private readonly ILookup<string, ConnectionRow> _byLabel;
    private readonly ILookup<string, ConnectionRow> _byName;
    private readonly ConnectionRow[] _ofType;
    private readonly Dictionary<string, ILookup<string, ConnectionRow>> _bySource = new(StringComparer.Ordinal);

    public OrgConnectors(IReadOnlyList<ConnectionRow> rows, ConnectorTypeName type)
    {
        _ofType = [.. rows.Where(row => row.Type == type)];
        _byLabel = _ofType.ToLookup(row => row.Label.Trim(), StringComparer.OrdinalIgnoreCase);
        _byName = rows.Where(row => row.Name is not null).ToLookup(row => row.Name!, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>How many pages their list has: one at least, which may be empty.</summary>
    public int Pages => Math.Max(1, (_ofType.Length + Data360Client.PageSize - 1) / Data360Client.PageSize);

    /// <summary>The API names that are taken.</summary>
    public IEnumerable<string> Names => _byName.Select(group => group.Key);

    /// <summary>The connector of the type with that display text; null when there is none.</summary>
    public ConnectionRow? Labelled(string label) => _byLabel[label.Trim()].FirstOrDefault();

    /// <summary>The connector with that API name, of whatever type; null when there is none.</summary>
    public ConnectionRow? Named(string name) => name.Length == 0 ? null : _byName[name].FirstOrDefault();

    /// <summary>A connector that reads from the same place; null when there is none.</summary>
    public ConnectionRow? AtSource(IReadOnlyList<(string Name, string Value)> places)
    {
        if (places.Count == 0)
        {
            return null;
        }

        var names = string.Join('\n', places.Select(place => place.Name));
        if (!_bySource.TryGetValue(names, out var lookup))
        {
            lookup = _ofType.Where(row => row.Parameters.Count > 0).ToLookup(
                row => KeyOf(places.Select(place => row.Parameters.FirstOrDefault(parameter => parameter.Name == place.Name)?.Value ?? "")), StringComparer.OrdinalIgnoreCase);
            _bySource[names] = lookup;
        }

        return lookup[KeyOf(places.Select(place => place.Value))].FirstOrDefault();
    }

    /// <summary>The values of places as one text, to be compared without regard to case.</summary>
    public static string KeyOf(IEnumerable<string> values) => string.Join('\n', values.Select(value => value.Trim()));

    /// <summary>Where a connector of the org differs from what is to be created, in words; null where it does not, as far as the list tells.</summary>
    public static string? Difference(ConnectionRow there, ConnectionDraft draft, ConnectorForm form)
    {
        var parameters = draft.ToDefinition(form).Parameters;
        if (parameters.Count > 0 && there.Parameters.Count == 0)
        {
            return "the list does not tell its settings, so they cannot be compared";
        }

        var told = new ToldSettings(there.Parameters);
        return parameters.Where(parameter => form.Find(parameter.Name) is { IsTypedSecret: false } && told.DiffersFrom(parameter))
            .Select(parameter => $"its {form.Find(parameter.Name)!.Attribute.Label} is \"{told.ValueOf(parameter.Name)}\", here it is \"{parameter.Value}\"")
            .FirstOrDefault();
    }
}
