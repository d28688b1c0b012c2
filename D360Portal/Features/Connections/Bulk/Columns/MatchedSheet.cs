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

    /// <summary>What each column is called. A column's letter where it has no header, or where what stands there may be a value.</summary>
    public required ImmutableArray<string> Titles { get; init; }

    /// <summary>Whether the row of headers is one. Where it is not, its cells may be values, and a secret among them.</summary>
    public required bool HasHeaders { get; init; }

    /// <summary>Which columns count as secret.</summary>
    public required ImmutableArray<bool> Secrets { get; init; }

    /// <summary>Every column that the type has, also those that the sheet lacks.</summary>
    public required IReadOnlyList<BulkColumn> Known { get; init; }

    /// <summary>What is wrong with the columns. Rows are not sent while there is anything.</summary>
    public required ImmutableArray<SheetFault> Faults { get; init; }

    /// <summary>What was found out and is not wrong, in sentences.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>The place of the column that fills a field; -1 when there is none.</summary>
    public int IndexOf(string key) => Enumerable.Range(0, Columns.Length).FirstOrDefault(index => Columns[index]?.Key == key, -1);

    /// <summary>Whether the cells of a column must not be shown. A user name is a secret, but read while it is typed, as in the form.</summary>
    public bool IsConcealed(int column) => IsSecret(column) && (Columns[column]?.Field is not { Attribute.IsMasked: false, Name: var name } || SecretName.Matches(name));

    /// <summary>Whether the cells of a column must neither be kept nor written down: those of a setting that is secret, and of others that may hold one.</summary>
    public bool IsSecret(int column) => Secrets[column];

    /// <summary>Whether the user wants nothing of a column.</summary>
    public bool IsLeftOut(int column) => Columns[column]?.Key == BulkColumn.LeftOut;

    /// <summary>Whether a column's title is its header.</summary>
    public bool IsTitled(int column) => Sheet.Headers[column].Length > 0 && Titles[column] == Sheet.Headers[column];
}
