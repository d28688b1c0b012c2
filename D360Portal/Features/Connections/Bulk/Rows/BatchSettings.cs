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

    /// <summary>Headers of columns that held secrets for a type of before. They hold them still, whatever this type knows of them.</summary>
    public ImmutableHashSet<string> Concealed { get; init; } = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>The set of that name, in any case.</summary>
    public CredentialSet? Find(string name) => Sets.FirstOrDefault(set => string.Equals(set.Name, name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>With another name for a set; what uses the set goes with it.</summary>
    /// <param name="at">The set's place.</param>
    /// <param name="name">What it is to be called.</param>
    /// <returns>The settings, and why the name stays as it was; null when it does not.</returns>
    public (BatchSettings Settings, string? Fault) Rename(int at, string name)
    {
        var (set, wanted) = (Sets[at], name.Trim());
        if (wanted.Length == 0)
        {
            return (this, $"Credentials need a name, so these are still called \"{set.Name}\".");
        }

        return Sets.Where((_, place) => place != at).FirstOrDefault(other => string.Equals(other.Name, wanted, StringComparison.OrdinalIgnoreCase)) is { } other
            ? (this, $"Others are called \"{other.Name}\" already, so these are still called \"{set.Name}\".")
            : (this with
            {
                Sets = Sets.SetItem(at, set with { Name = wanted }),
                Rules = [.. Rules.Select(rule => rule.Set == set.Name ? rule with { Set = wanted } : rule)],
                DefaultSet = DefaultSet == set.Name ? wanted : DefaultSet,
            }, null);
    }

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
