namespace D360Portal.Features.Connections.Bulk;

/// <summary>What is wrong with a sheet as a whole, or at one place of it.</summary>
/// <param name="Message">A sentence for the person who made the sheet.</param>
/// <param name="Row">The row, as a spreadsheet counts; null where it is not about one row.</param>
/// <param name="Column">The column's header or letter; null where it is not about one column.</param>
public sealed record SheetFault(string Message, int? Row = null, string? Column = null)
{
    /// <summary>The place and what is wrong there.</summary>
    public string Sentence => (Row, Column) switch
    {
        ({ } row, { } column) => $"Row {row}, column {column}: {Message}",
        ({ } row, null) => $"Row {row}: {Message}",
        (null, { } column) => $"Column {column}: {Message}",
        _ => Message,
    };
}
