using System.Collections.Immutable;
using System.Text.RegularExpressions;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Finds the columns whose cells must neither be shown nor kept. A secret stands wherever its owner wrote it, not only under a header that says so.</summary>
internal static partial class SecretColumns
{
    /// <summary>For each column whether it counts as secret.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="matched">What its columns are.</param>
    /// <param name="columns">The columns that the type has.</param>
    /// <param name="settings">What is decided for all rows: a column that shows in a setting anyway is no secret.</param>
    /// <param name="hasHeaders">Whether the sheet has headers at all.</param>
    public static ImmutableArray<bool> Find(Sheet sheet, ImmutableArray<BulkColumn?> matched, IReadOnlyList<BulkColumn> columns, BatchSettings settings, bool hasHeaders)
    {
        // While a secret of the type has no column, it may stand under any header of which nothing was said yet; without headers nobody knows anything.
        var lacksOne = columns.Any(column => column is { IsSecret: true, IsFillable: true } && matched.All(one => one?.Key != column.Key));
        var used = Used(sheet, matched, settings, isSecret: false);
        var secret = matched.Select((column, index) => IsUsers(column)
            ? IsCalledSo(sheet.Headers[index]) || (((lacksOne && column is null) || !hasHeaders || settings.Concealed.Contains(sheet.Headers[index])) && !used.Contains(sheet.Headers[index]))
            : column!.IsSecret).ToArray();
        MarkSources(sheet, matched, settings, used, secret);
        return [.. secret];
    }

    /// <summary>What fills a secret is one, unless a setting that everybody may read takes it too.</summary>
    private static void MarkSources(Sheet sheet, ImmutableArray<BulkColumn?> matched, BatchSettings settings, HashSet<string> used, bool[] secret)
    {
        var wanted = Used(sheet, matched, settings, isSecret: true);
        while (wanted.Count > 0)
        {
            var found = Enumerable.Range(0, secret.Length).Where(index => !secret[index] && IsUsers(matched[index]) && wanted.Contains(sheet.Headers[index]) && !used.Contains(sheet.Headers[index])).ToArray();
            foreach (var index in found)
            {
                secret[index] = true;
            }

            wanted = [.. found.SelectMany(index => ColumnsIn(sheet, index))];
        }
    }

    /// <summary>The headers that patterns take which fill secrets, or everything else.</summary>
    private static HashSet<string> Used(Sheet sheet, ImmutableArray<BulkColumn?> matched, BatchSettings settings, bool isSecret)
    {
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < matched.Length; index++)
        {
            if (matched[index] is { } column && !IsUsers(column) && column.IsSecret == isSecret)
            {
                used.UnionWith(ColumnsIn(sheet, index));
            }
        }

        if (!isSecret)
        {
            used.UnionWith(settings.Patterns.Values.SelectMany(RowPattern.ColumnsOf));
            used.UnionWith(settings.Rules.Select(rule => rule.Column));
        }

        return used;
    }

    private static IEnumerable<string> ColumnsIn(Sheet sheet, int index) =>
        sheet.Rows.Select(row => row.Cells[index]).Where(RowPattern.MayBeOne).SelectMany(RowPattern.ColumnsOf);

    private static bool IsUsers(BulkColumn? column) => column is null or { Key: BulkColumn.Own or BulkColumn.LeftOut };

    private static bool IsCalledSo(string header) => SecretName.Matches(header) || ShortNames().IsMatch(header);

    // What people write above passwords in place of the whole word, and the words of some other languages.
    [GeneratedRegex(@"(^|[^\p{L}])(pw|pass|pin|psw|kennwort|senha|contrase[nñ]a|mot de passe|wachtwoord|has[lł]o|parola)([^\p{L}]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex ShortNames();
}
