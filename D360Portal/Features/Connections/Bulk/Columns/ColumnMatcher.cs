using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Finds out what the columns of a sheet are. None is left aside without a word.</summary>
internal static partial class ColumnMatcher
{
    /// <summary>Matches headers by label or parameter name, in any order and case.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="columns">The columns that the type has.</param>
    /// <param name="settings">What the user has decided: columns renamed or left out, what is filled in for all rows.</param>
    public static MatchedSheet Match(Sheet sheet, IReadOnlyList<BulkColumn> columns, BatchSettings settings)
    {
        var byName = columns.SelectMany(column => column.Names.Select(name => (Name: Plain(name), column)))
            .DistinctBy(pair => pair.Name, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Name, pair => pair.column, StringComparer.Ordinal);
        var own = settings.OwnColumns(sheet);
        var matched = sheet.Headers.Select(header => ColumnOf(header, byName, columns, own, settings)).ToImmutableArray();
        if (!FormerResults.Has(sheet, matched))
        {
            matched = [.. matched.Select((column, index) => column is not { Key: BulkColumn.Result } ? column : own.Contains(sheet.Headers[index]) ? new BulkColumn(BulkColumn.Own, sheet.Headers[index]) : null)];
        }

        var hasHeaders = HeaderLine.IsOne(sheet, byName.Keys.Concat(own.Select(Plain)).ToHashSet(StringComparer.Ordinal), Plain);
        var matchedSheet = new MatchedSheet
        {
            Sheet = sheet,
            Columns = matched,
            Titles = HeaderLine.Titles(sheet, matched, hasHeaders),
            HasHeaders = hasHeaders,
            Secrets = SecretColumns.Find(sheet, matched, columns, settings, hasHeaders),
            Known = columns,
            Faults = [],
            Notes = [],
        };
        var faults = HeaderFaults(matchedSheet, byName).ToList();
        if (faults.Count == 0)
        {
            faults.AddRange(UnknownFaults(matchedSheet));
            faults.AddRange(MissingFaults(matchedSheet, settings));
            faults.AddRange(ResultFaults(matchedSheet));
        }

        return matchedSheet with { Faults = [.. faults], Notes = [.. Notes(matchedSheet)] };
    }

    private static BulkColumn? ColumnOf(string header, Dictionary<string, BulkColumn> byName, IReadOnlyList<BulkColumn> columns, IReadOnlySet<string> own, BatchSettings settings)
    {
        if (settings.Columns.TryGetValue(header, out var chosen))
        {
            return chosen is BulkColumn.LeftOut or BulkColumn.Own ? new BulkColumn(chosen, header) : columns.FirstOrDefault(column => column.Key == chosen);
        }

        return byName.TryGetValue(Plain(header), out var known) ? known : own.Contains(header) ? new BulkColumn(BulkColumn.Own, header) : null;
    }

    /// <summary>What makes the headers as a whole unusable: the rest would only be noise.</summary>
    private static IEnumerable<SheetFault> HeaderFaults(MatchedSheet matchedSheet, Dictionary<string, BulkColumn> byName)
    {
        var (sheet, matched) = (matchedSheet.Sheet, matchedSheet.Columns);
        var known = matched.Count(column => column is { Key: not (BulkColumn.Own or BulkColumn.LeftOut) });
        if (sheet.Rows is [var next, ..] && next.Cells.Count(cell => byName.ContainsKey(Plain(cell))) is >= 2 and var below && below >= known)
        {
            yield return new SheetFault(
                known == below
                    ? $"There are two rows of headers, rows {sheet.HeaderRow} and {next.Number}. Delete one of them."
                    : $"The headers are in this row, not in row {sheet.HeaderRow}. Delete what stands above it.",
                next.Number);
            yield break;
        }

        if (IsUnheaded(matchedSheet))
        {
            yield break;
        }

        foreach (var row in sheet.Rows.Where(row => row.Cells.Zip(sheet.Headers).Count(pair => pair.First.Length > 0 && Plain(pair.First) == Plain(pair.Second)) is >= 2 and var same && same * 2 > sheet.Headers.Length).Take(SheetLimits.Faults))
        {
            yield return new SheetFault("It repeats the headers. Delete the row.", row.Number);
        }

        for (var index = 0; index < sheet.Headers.Length; index++)
        {
            if (sheet.Headers[index].Length == 0)
            {
                if (sheet.Rows.FirstOrDefault(row => row.Cells[index].Trim().Length > 0) is { } filled)
                {
                    yield return new SheetFault($"It has no header, but row {filled.Number} has a value in it. Name the column, or delete it.", sheet.HeaderRow, Sheet.Letters(index));
                }
            }
            else if (Enumerable.Range(0, index).FirstOrDefault(other => Plain(sheet.Headers[other]) == Plain(sheet.Headers[index]), -1) is >= 0 and var same)
            {
                yield return new SheetFault($"The header \"{matchedSheet.Titles[index]}\" stands in column {Sheet.Letters(same)} already. Delete one of the two columns.", sheet.HeaderRow, Sheet.Letters(index));
            }
            else if (matched[index] is { Key: not (BulkColumn.Own or BulkColumn.LeftOut or BulkColumn.Result) } column && Enumerable.Range(0, index).FirstOrDefault(other => matched[other]?.Key == column.Key, -1) is >= 0 and var twin)
            {
                yield return new SheetFault($"\"{matchedSheet.Titles[twin]}\" and \"{matchedSheet.Titles[index]}\" are the same setting. Delete one of the two columns.", sheet.HeaderRow, Sheet.Letters(index));
            }
        }
    }

    /// <summary>Whether nobody knows whether there are headers. Nothing of that row is repeated then.</summary>
    private static bool IsUnheaded(MatchedSheet matched) => !matched.HasHeaders && matched.Columns.Where((column, index) => column is null && matched.Sheet.Headers[index].Length > 0).Any();

    private static IEnumerable<SheetFault> UnknownFaults(MatchedSheet matched)
    {
        if (IsUnheaded(matched))
        {
            yield return new SheetFault("It has no headers that are known. If these are values, put the names of the columns above them; if they are headers, say below what each column is, or leave it out.", matched.Sheet.HeaderRow);
        }

        var free = matched.Known.Where(column => column.IsFillable && matched.IndexOf(column.Key) < 0).SelectMany(column => column.Names.Select(name => (name, column.Heading))).ToArray();
        for (var index = 0; index < matched.Columns.Length; index++)
        {
            var header = matched.Sheet.Headers[index];
            if (matched.Columns[index] is null && header.Length > 0 && matched.HasHeaders)
            {
                var closest = Likeness.Closest(header, free.Select(pair => pair.name));
                var meant = closest is null ? "" : $" Did you mean \"{free.First(pair => pair.name == closest).Heading}\"?";
                yield return new SheetFault($"No setting is called so.{meant} Say below what it is, or leave it out.", Column: header);
            }
            else if (matched.Columns[index] is { IsFillable: false })
            {
                yield return new SheetFault("It cannot be filled in for this type; Salesforce sets it. Leave the column out.", Column: matched.Titles[index]);
            }
        }
    }

    private static IEnumerable<SheetFault> MissingFaults(MatchedSheet matchedSheet, BatchSettings settings)
    {
        var matched = matchedSheet.Columns;
        var hasResults = matched.Any(column => column?.Key == BulkColumn.Result);
        var unknown = matched.Select((column, index) => column is null && matchedSheet.HasHeaders ? matchedSheet.Sheet.Headers[index] : null).OfType<string>().ToArray();
        foreach (var column in matchedSheet.Known.Where(column => column is { IsRequired: true, IsFillable: true } && matched.All(one => one?.Key != column.Key)))
        {
            if (settings.Patterns.GetValueOrDefault(column.Key, "").Length > 0 || column.Field?.Attribute.Default is { Length: > 0 } || (column.IsSecret && settings.Sets.Length > 0))
            {
                continue;
            }

            var meant = column.Names.Select(name => Likeness.Closest(name, unknown)).OfType<string>().FirstOrDefault();
            yield return new SheetFault(
                $"The column is missing, and no connector can be made without it.{(meant is null ? "" : $" Did you mean \"{meant}\"?")} "
                + (column.IsSecret
                    ? hasResults ? "These are the results of a former run, which hold no secrets. Add credentials below." : "Add it, or add credentials below."
                    : "Add it, or fill it in for all rows below."),
                Column: column.Heading);
        }
    }

    /// <summary>Results never hold secrets, so a sheet that has both is not what it seems.</summary>
    private static IEnumerable<SheetFault> ResultFaults(MatchedSheet matchedSheet)
    {
        var (sheet, matched) = (matchedSheet.Sheet, matchedSheet.Columns);
        var results = Titles(matchedSheet, BulkColumn.Result);
        if (results.Length < 2)
        {
            yield break;
        }

        for (var index = 0; index < matched.Length; index++)
        {
            if (matched[index]?.IsSecret is true && sheet.Rows.FirstOrDefault(row => row.Cells[index].Length > 0) is { } row)
            {
                yield return new SheetFault(
                    $"The sheet has the columns {string.Join(", ", results)} of a former run's results, which never hold secrets, but here is one. Delete those columns if the secrets are meant.", row.Number, matchedSheet.Titles[index]);
            }
        }
    }

    private static IEnumerable<string> Notes(MatchedSheet matched)
    {
        if (Titles(matched, BulkColumn.Result) is { Length: > 0 } results)
        {
            yield return $"{string.Join(", ", results)}: results of a former run, which are not read. What it created is found in the org.";
        }

        if (Titles(matched, BulkColumn.Own) is { Length: > 0 } own)
        {
            yield return $"{string.Join(", ", own)}: of your own, for patterns and rules; not sent by {(own.Length == 1 ? "itself" : "themselves")}.";
        }

        if (Titles(matched, BulkColumn.LeftOut) is { Length: > 0 } leftOut)
        {
            yield return $"{string.Join(", ", leftOut)}: left out, as you chose.";
        }

        if (matched.Titles.Where((_, index) => matched.IsSecret(index) && matched.Columns[index] is null or { Key: BulkColumn.Own }).ToArray() is { Length: > 0 } hidden)
        {
            yield return $"{string.Join(", ", hidden)}: may hold {(hidden.Length == 1 ? "a secret" : "secrets")}, so the cells are not shown, not kept, and not among the results.";
        }
    }

    private static string[] Titles(MatchedSheet matched, string key) => [.. matched.Titles.Where((_, index) => matched.Columns[index]?.Key == key)];

    /// <summary>The header as it is compared: without its case, blanks around and within, and the mark of a required one.</summary>
    private static string Plain(string header) => Blanks().Replace(FormulaSafe.Read(header).Trim().TrimEnd('*').Trim(), " ").ToUpperInvariant();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
