namespace D360Portal.Features.Connections.Bulk;

/// <summary>The tests of one click, and what came of them. What earlier ones said of other rows is not told again.</summary>
/// <param name="rows">The rows that are to be tested.</param>
internal sealed class TestRound(IReadOnlyList<PlannedRow> rows)
{
    private const int MostCauses = 3;

    private readonly List<(PlannedRow Row, Rejection? Failure)> _outcomes = [];

    /// <summary>How many rows are to be tested.</summary>
    public int Asked => rows.Count;

    /// <summary>How many have been.</summary>
    public int Done => _outcomes.Count;

    /// <summary>Takes outcomes.</summary>
    public void Note(IEnumerable<(PlannedRow Row, Rejection? Failure)> tested) => _outcomes.AddRange(tested);

    /// <summary>What went wrong, in sentences; null when nothing did.</summary>
    /// <param name="stopped">Why not all were tested; null when all were.</param>
    public string? Failure(string? stopped)
    {
        var failed = _outcomes.Where(outcome => outcome.Failure is not null).ToArray();
        var causes = failed.Select(outcome => outcome.Failure!.Sentence).Distinct(StringComparer.Ordinal).ToArray();
        return (stopped, causes) switch
        {
            ({ } why, _) => why,
            (null, []) => null,
            (null, [var only]) when Asked == 1 => $"Row {failed[0].Row.Number}: {only}",
            _ => FormattableString.Invariant($"{failed.Length:N0} of {Done:N0} tests failed, for {(causes.Length == 1 ? "one cause" : $"{causes.Length} causes")}: {string.Join(' ', causes.Take(MostCauses))}"),
        };
    }

    /// <summary>That all of it works.</summary>
    public string Success => Done == 1 ? $"Connection works: row {_outcomes[0].Row.Number} can be reached." : FormattableString.Invariant($"Connection works for all {Done:N0} rows.");
}
