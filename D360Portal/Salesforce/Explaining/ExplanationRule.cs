using System.Text.RegularExpressions;

namespace D360Portal.Salesforce.Explaining;

/// <summary>A row that is ready to be compared with failures.</summary>
internal sealed class ExplanationRule
{
    private const string FieldGroup = "field";

    // Text comes from a server. The engine without backtracking needs linear time; the limit is for a machine that is out of breath.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly Regex? _words;
    private readonly StatusRange? _status;

    /// <summary>Compiles a row.</summary>
    /// <exception cref="FormatException">Its status is none.</exception>
    /// <exception cref="ArgumentException">Its pattern is none.</exception>
    public ExplanationRule(ExplanationRow row)
    {
        Row = row;
        _words = (row.Pattern ?? (row.Text is null ? null : Regex.Escape(row.Text))) is { } pattern
            ? new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Patience)
            : null;
        _status = row.Status is null ? null : StatusRange.Parse(row.Status);
        Explanation = new Explanation(row.Id, row.Meaning, row.NextStep, row.Field, row.Source);
    }

    /// <summary>The row.</summary>
    public ExplanationRow Row { get; }

    /// <summary>What the row says, wherever it fits.</summary>
    public Explanation Explanation { get; }

    /// <summary>How well the row fits, and what it says then; null when it does not fit.</summary>
    public (RowRank Rank, Explanation Explanation)? Match(FailureFacts facts)
    {
        if (!FitsPlace(facts.Where) || !Fits(Row.Codes, facts.Code, StringComparer.OrdinalIgnoreCase) || !Fits(Row.Types, facts.Type?.ToString(), StringComparer.Ordinal)
            || (Row.ReleaseLevel is { } level && !level.Equals(facts.ReleaseLevel, StringComparison.OrdinalIgnoreCase))
            || _status?.Has(facts.Status) is false)
        {
            return null;
        }

        var match = _words is null ? null : MatchWords(_words, facts.Text);
        if (match is { Success: false })
        {
            return null;
        }

        var statusRank = _status switch { null => 0, { From: var from, To: var to } => from == to ? 2 : 1 };
        var rank = new RowRank(
            match is not null, Row.Types.Count > 0, Row.ReleaseLevel is not null, Row.Codes.Count > 0, statusRank, Row.Where.Count > 0, match?.Length ?? 0);
        return (rank, match?.Groups[FieldGroup] is { Success: true, Value: var field } ? Explanation with { Field = field } : Explanation);
    }

    private bool FitsPlace(FailureKind where) =>
        Row.Where.Count > 0 ? Row.Where.Contains(where) : where is not (FailureKind.Token or FailureKind.Status);

    private static bool Fits(IReadOnlyList<string> wanted, string? given, StringComparer comparer) =>
        wanted.Count == 0 || (given is not null && wanted.Contains(given, comparer));

    private static Match MatchWords(Regex words, string? text)
    {
        try
        {
            return text is null ? System.Text.RegularExpressions.Match.Empty : words.Match(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return System.Text.RegularExpressions.Match.Empty;
        }
    }
}
