namespace D360Portal.Features.Connections;

/// <summary>The three sources of a form side by side: the catalogue, the connector that is cloned, the connectors of the type in this org.</summary>
public sealed class FormFacts
{
    private readonly FormStart _start;
    private readonly Dictionary<string, (UsualValues Usual, IReadOnlyList<string> Conflicts, string? Existence)> _known;

    /// <summary>Compares the sources.</summary>
    public FormFacts(FormStart start)
    {
        _start = start;
        var rows = start.Neighbours.Where(row => row.Type == start.Form.Type).ToArray();
        _known = start.Form.Fields.ToDictionary(
            field => field.Name,
            field => (UsualValues.Of(field, rows), start.Source is { } source ? SourceConflicts.Of(field, start.Form, source, start.SourceWords) : [], Existence(field, rows)),
            StringComparer.Ordinal);
    }

    /// <summary>Whether a connector that exists is changed. Its own values are then no news, and what is said beside a setting is only of its existence.</summary>
    public bool IsChange => _start.IsChange;

    /// <summary>What is known about a setting with that value.</summary>
    public FieldFacts Of(FormField field, string value)
    {
        if (!_known.TryGetValue(field.Name, out var known))
        {
            return FieldFacts.None;
        }

        var refusal = _start.Source is { } source ? SourceConflicts.OfValue(field, _start.Form, source, _start.SourceWords, value) : null;
        var origin = string.Join("; ", new[] { known.Existence, OriginOf(field, value) }.OfType<string>());
        return new FieldFacts
        {
            Origin = origin.Length == 0 ? null : origin,
            Usual = known.Usual,
            Conflicts = refusal is null ? known.Conflicts : [.. known.Conflicts, refusal],
        };
    }

    private string? Existence(FormField field, ConnectionRow[] rows) => field.Origin switch
    {
        FieldOrigin.ClonedConnector => $"not in the catalogue; {_start.SourceWords} has it",
        FieldOrigin.Neighbours => $"not in the catalogue; {Count(field, rows)} of {rows.Length} connectors of this type here have it",
        _ => null,
    };

    private static int Count(FormField field, ConnectionRow[] rows) =>
        rows.Count(row => row.Parameters.Any(parameter => string.Equals(parameter.Name, field.Name, StringComparison.OrdinalIgnoreCase)));

    private string? OriginOf(FormField field, string value) =>
        value.Length == 0 || field.IsTypedSecret ? null
        : _start.Source is { } source && SourceConflicts.CarriedValue(field, _start.Form, source) == value ? (_start.IsChange ? null : "cloned value")
        : field.Attribute.Default == value ? "the catalogue's default"
        : null;
}
