namespace D360Portal.Features.Connections.Bulk;

/// <summary>One row of a sheet.</summary>
/// <param name="Number">Its number as a spreadsheet shows it: the first row is 1.</param>
/// <param name="Cells">The texts of its cells, as many as the sheet has headers.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells)
{
    /// <summary>Whether nothing is in it.</summary>
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);

    /// <summary>With another text in one cell.</summary>
    public SheetRow With(int column, string text)
    {
        var cells = Cells.ToArray();
        cells[column] = text;
        return this with { Cells = cells };
    }

    /// <summary>With nothing in some cells.</summary>
    public SheetRow Without(IReadOnlyCollection<int> columns)
    {
        if (columns.All(column => Cells[column].Length == 0))
        {
            return this;
        }

        var cells = Cells.ToArray();
        foreach (var column in columns)
        {
            cells[column] = "";
        }

        return this with { Cells = cells };
    }

    /// <summary>Nothing of its cells: they may hold secrets.</summary>
    public override string ToString() => $"row {Number}";
}
