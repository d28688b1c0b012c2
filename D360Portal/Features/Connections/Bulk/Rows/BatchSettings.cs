using System.Collections.Immutable;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>What the user decided for all rows.</summary>
public sealed record BatchSettings
{
    /// <summary>What fills a field whose cell is empty, by field; it may hold <c>{{column}}</c>.</summary>
    public ImmutableDictionary<string, string> Patterns { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Credentials that are typed once.</summary>
    public ImmutableArray<CredentialSet> Sets { get; init; } = [];

    /// <summary>Which rows use which set, by a column's value; the first that fits counts.</summary>
    public ImmutableArray<CredentialRule> Rules { get; init; } = [];

    /// <summary>The set of every row that has no other, and no secret of its own; null for none.</summary>
    public string? DefaultSet { get; init; }

    /// <summary>What a column is, by header, where its name does not tell: a column's key.</summary>
    public ImmutableDictionary<string, string> Columns { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The set of that name, in any case.</summary>
    public CredentialSet? Find(string name) => Sets.FirstOrDefault(set => string.Equals(set.Name, name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The headers that patterns and rules use.</summary>
    internal IReadOnlySet<string> OwnColumns(Sheet sheet)
    {
        var used = Patterns.Values.SelectMany(RowPattern.ColumnsOf)
            .Concat(Rules.Select(rule => rule.Column))
            .Concat(sheet.Rows.SelectMany(row => row.Cells.Where(RowPattern.MayBeOne).SelectMany(RowPattern.ColumnsOf)))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return sheet.Headers.Where(used.Contains).ToHashSet(StringComparer.Ordinal);
    }
}
