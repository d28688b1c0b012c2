using System.Collections.Immutable;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>What of a sheet outlives the page. No secret is in it: secret cells are empty, and of credentials only the names are there.</summary>
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
        return new KeptSheet
        {
            Sheet = sheet is null || secret.Length == 0 ? sheet : sheet with { Rows = [.. sheet.Rows.Select(row => secret.Aggregate(row, (some, column) => some.Cells[column].Length == 0 ? some : some.With(column, "")))] },
            Patterns = settings.Patterns,
            Columns = settings.Columns,
            Sets = [.. settings.Sets.Select(set => set.Name)],
            Rules = settings.Rules,
            DefaultSet = settings.DefaultSet,
            SecretsTyped =
            [
                .. secret.Where(column => sheet!.Rows.Any(row => row.Cells[column].Length > 0)).Select(column => $"column {sheet!.Headers[column]}"),
                .. settings.Sets.Where(set => set.Values.Values.Any(value => !value.IsEmpty)).Select(set => $"credentials {set.Name}"),
            ],
        };
    }

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
