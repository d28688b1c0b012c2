using System.Collections.Immutable;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>What of a sheet outlives the page. No secret is in it: cells that may hold one are empty, as are those that are left out, and of credentials only the names are there.</summary>
public sealed record KeptSheet
{
    /// <summary>The sheet, its secret cells emptied; null while there is none.</summary>
    public Sheet? Sheet { get; init; }

    /// <summary>What is filled in for all rows.</summary>
    public required IReadOnlyDictionary<string, string> Patterns { get; init; }

    /// <summary>What columns are, where the user said it.</summary>
    public required IReadOnlyDictionary<string, string> Columns { get; init; }

    /// <summary>Names of the credentials.</summary>
    public required IReadOnlyList<string> Sets { get; init; }

    /// <summary>Which rows use which.</summary>
    public required IReadOnlyList<CredentialRule> Rules { get; init; }

    /// <summary>The credentials of all other rows.</summary>
    public string? DefaultSet { get; init; }

    /// <summary>What must be typed again, in words.</summary>
    public required IReadOnlyList<string> SecretsTyped { get; init; }

    /// <summary>Takes from a batch what may be kept.</summary>
    public static KeptSheet Of(Sheet? sheet, MatchedSheet? matched, BatchSettings settings)
    {
        int[] secret = matched is null ? [] : [.. Enumerable.Range(0, matched.Columns.Length).Where(matched.IsSecret)];
        int[] emptied = matched is null ? [] : [.. Enumerable.Range(0, matched.Columns.Length).Where(column => matched.IsSecret(column) || matched.IsLeftOut(column))];
        return new KeptSheet
        {
            Sheet = sheet is null || matched is null ? null : sheet with
            {
                Headers = [.. sheet.Headers.Select((header, column) => HeaderOf(matched, column))],
                Rows = [.. sheet.Rows.Select(row => row.Without(emptied))],
            },
            Patterns = settings.Patterns,
            Columns = settings.Columns.Where(pair => matched?.Sheet.Headers.IndexOf(pair.Key) is >= 0 and var column && matched.IsTitled(column)).ToDictionary(StringComparer.Ordinal),
            Sets = [.. settings.Sets.Select(set => set.Name)],
            Rules = settings.Rules,
            DefaultSet = settings.DefaultSet,
            SecretsTyped =
            [
                .. secret.Where(column => !matched!.IsLeftOut(column) && sheet!.Rows.Any(row => row.Cells[column].Length > 0)).Select(column => $"column {matched!.Titles[column]}"),
                .. settings.Sets.Where(set => set.Values.Values.Any(value => !value.IsEmpty)).Select(set => $"credentials {set.Name}"),
            ],
        };
    }

    /// <summary>A header; where it may be a value, what the column was said to be, and nothing for one that nobody knows.</summary>
    private static string HeaderOf(MatchedSheet matched, int column) => matched switch
    {
        { HasHeaders: true } => matched.Sheet.Headers[column],
        _ when matched.Columns[column] is { Key: not (BulkColumn.Own or BulkColumn.LeftOut) } known => known.Heading,
        _ => "",
    };

    /// <summary>The settings again.</summary>
    public BatchSettings ToSettings() => new()
    {
        Patterns = Patterns.ToImmutableDictionary(StringComparer.Ordinal),
        Columns = Columns.ToImmutableDictionary(StringComparer.Ordinal),
        Sets = [.. Sets.Select(name => new CredentialSet(name))],
        Rules = [.. Rules],
        DefaultSet = DefaultSet,
    };
}
