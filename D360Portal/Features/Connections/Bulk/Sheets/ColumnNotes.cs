namespace D360Portal.Features.Connections.Bulk;

/// <summary>The row below the headers in which a template explains each column. A file of text has no other place for that.</summary>
internal static class ColumnNotes
{
    private const string Mark = "# ";

    // A connector that is called "# 1" may have nothing but its name in its row.
    private const int Enough = 2;

    /// <summary>A cell that explains its column.</summary>
    public static string Cell(string explanation) => Mark + explanation;

    /// <summary>Whether a row below the headers is no connector but such a row. Columns that the user added have no note, so some cells may be empty.</summary>
    /// <param name="record">The row.</param>
    /// <param name="columns">How many columns the sheet has.</param>
    public static bool Are(SheetRow record, int columns)
    {
        string[] cells = [.. record.Cells.Where(cell => !string.IsNullOrWhiteSpace(cell))];
        return cells.Length >= Math.Min(Enough, columns) && cells.All(cell => cell.StartsWith(Mark, StringComparison.Ordinal));
    }
}
