using System.Collections.Immutable;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>A sheet whose columns are understood.</summary>
public sealed record MatchedSheet
{
    /// <summary>The sheet.</summary>
    public required Sheet Sheet { get; init; }

    /// <summary>What each of the sheet's columns is; null for one that nobody knows.</summary>
    public required ImmutableArray<BulkColumn?> Columns { get; init; }

    /// <summary>Every column that the type has, also those that the sheet lacks.</summary>
    public required IReadOnlyList<BulkColumn> Known { get; init; }

    /// <summary>What is wrong with the columns. Rows are not sent while there is anything.</summary>
    public required ImmutableArray<SheetFault> Faults { get; init; }

    /// <summary>What was found out and is not wrong, in sentences.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>Headers that nobody knows.</summary>
    public IEnumerable<string> Unknown => Columns.Select((column, index) => (column, index)).Where(pair => pair.column is null).Select(pair => Sheet.Headers[pair.index]);

    /// <summary>The place of the column that fills a field; -1 when there is none.</summary>
    public int IndexOf(string key) => Columns.IndexOf(Columns.FirstOrDefault(column => column?.Key == key));

    /// <summary>Whether the cells of a column must not be shown. A user name is a secret, but read while it is typed, as in the form.</summary>
    public bool IsConcealed(int column) => IsSecret(column) && (Columns[column]?.Field is not { Attribute.IsMasked: false, Name: var name } || SecretName.Matches(name));

    /// <summary>Whether the cells of a column must neither be kept nor written down. A column of the user's own is taken for secret when it is called so.</summary>
    public bool IsSecret(int column) => Columns[column] switch
    {
        null or { Key: BulkColumn.Own or BulkColumn.LeftOut } => SecretName.Matches(Sheet.Headers[column]),
        var known => known.IsSecret,
    };
}
