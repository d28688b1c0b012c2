namespace D360Portal.Features.Connections.Bulk;

/// <summary>Gives every row of a batch an API name of its own: legal, and one that neither another row nor a connector of the org has.</summary>
internal sealed class NameAllotter(IEnumerable<string> taken, int limit)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name for a row, which nobody else gets then.</summary>
    /// <param name="label">The display text.</param>
    /// <param name="written">The API name that the sheet has; empty where it has none.</param>
    /// <returns>The name, empty when none can be made; and how it was changed.</returns>
    public (string Name, NameChange? Change) Allot(string label, string written)
    {
        var wanted = written.Length > 0 ? written : ApiName.Derive(label, int.MaxValue);
        var legal = ApiName.Check(wanted, limit) is null ? wanted : ApiName.Derive(wanted, limit);
        if (legal.Length == 0)
        {
            return ("", null);
        }

        if (_taken.Add(legal))
        {
            return (legal, legal == wanted ? null : new NameChange(wanted, legal, wanted.Length > limit ? $"at most {limit} characters" : "not a legal API name"));
        }

        var number = _numbers.GetValueOrDefault(legal, ApiName.FirstNumber);
        var unique = ApiName.Numbered(legal, _taken, limit, ref number);
        _numbers[legal] = number;
        _taken.Add(unique);
        return (unique, new NameChange(wanted, unique, "another connector or row has the name"));
    }
}
