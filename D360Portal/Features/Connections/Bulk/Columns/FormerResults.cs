using System.Collections.Immutable;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Tells the results of a former run from columns of the user's own that happen to be called so.</summary>
internal static class FormerResults
{
    private const int Enough = 2;
    private const string Status = "Status";

    private static readonly HashSet<string> Words = new(Enum.GetValues<RunRowState>().Select(RunWords.Of), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether what looks like a column of results is one: not alone, or with the words that results have.</summary>
    public static bool Has(Sheet sheet, ImmutableArray<BulkColumn?> matched)
    {
        int[] results = [.. Enumerable.Range(0, matched.Length).Where(index => matched[index]?.Key == BulkColumn.Result)];
        return results.Length >= Enough || (results is [var only] && matched[only]!.Heading == Status && HasWords(sheet, only));
    }

    private static bool HasWords(Sheet sheet, int column)
    {
        var texts = sheet.Rows.Select(row => FormulaSafe.Read(row.Cells[column]).Trim()).Where(text => text.Length > 0).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return texts.Count > 0 && texts.All(Words.Contains);
    }
}
