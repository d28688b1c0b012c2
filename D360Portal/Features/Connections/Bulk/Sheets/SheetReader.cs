using System.Collections.Immutable;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Reads what users have: CSV files, workbooks, rows that were pasted. Nothing is dialled, run or written; whatever is wrong is said.</summary>
internal static class SheetReader
{
    /// <summary>What pasted rows are called.</summary>
    public const string Pasted = "pasted rows";

    private const string Hint = "Download a template above to see what it may look like.";

    private static ReadOnlySpan<byte> ZipMark => "PK\u0003\u0004"u8;

    private static ReadOnlySpan<byte> OldOfficeMark => [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>Reads a file. What it is, its first bytes tell and not its name.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="name">The file's name.</param>
    /// <param name="sheetName">Which sheet of a workbook; null when nobody has said.</param>
    public static SheetOutcome ReadFile(byte[] bytes, string name, string? sheetName = null) => Try(() =>
    {
        if (bytes.Length > SheetLimits.Bytes)
        {
            throw TooLarge($"{name} has {bytes.Length / (1024 * 1024)} MB");
        }

        return bytes.AsSpan() switch
        {
            var start when start.StartsWith(ZipMark) => Workbook.Read(bytes, name, sheetName),
            var start when start.StartsWith(OldOfficeMark) =>
                throw new SheetException($"{name} is a workbook of the old kind, or has a password. Save it as XLSX without one, and choose that file."),
            _ => ReadText(bytes, name),
        };
    });

    /// <summary>Reads rows that were pasted from a spreadsheet.</summary>
    public static SheetOutcome ReadPasted(string text) => Try(() => text.Length > SheetLimits.Bytes
        ? throw TooLarge("The pasted text is too long")
        : ReadText(text.TrimStart('\uFEFF'), Pasted, encoding: null));

    /// <summary>The refusal of a file that is too large to be read at all.</summary>
    public static SheetOutcome.Refused TooLargeFile(string name, long bytes) => new(TooLarge($"{name} has {bytes / (1024 * 1024)} MB").Faults);

    /// <summary>The sheet of records, the first that is not blank being the headers. The notes of a template are left out, and that is said.</summary>
    /// <exception cref="SheetException">There are too many rows or columns, or none.</exception>
    internal static Sheet ToSheet(IEnumerable<SheetRow> records, string name, string? howRead)
    {
        SheetRow? header = null;
        SheetRow? notes = null;
        var rows = ImmutableArray.CreateBuilder<SheetRow>();
        var count = 0;
        foreach (var record in records.Where(record => !record.IsBlank))
        {
            if (header is null)
            {
                header = record with { Cells = [.. Trimmed(record.Cells).Select(cell => cell.Trim())] };
                CheckColumns(header.Cells.Count);
            }
            else if (count == 0 && notes is null && ColumnNotes.Are(record, header.Cells.Count))
            {
                notes = record;
            }
            else if (++count <= SheetLimits.Rows)
            {
                rows.Add(Fitted(record, header.Cells.Count));
            }
        }

        if (header is null)
        {
            throw new SheetException(name == Pasted ? $"No rows were pasted. {Hint}" : $"{name} is empty. {Hint}");
        }

        if (count > SheetLimits.Rows)
        {
            throw TooManyRows(name, count);
        }

        return rows.Count == 0
            ? throw new SheetException($"There is nothing below row {header.Number}, which holds the headers. {Hint}")
            : new Sheet { Name = name, HeaderRow = header.Number, Headers = [.. header.Cells], Rows = rows.ToImmutable(), HowRead = notes is null ? howRead : $"{howRead} Row {notes.Number} explains the columns and is left out." };
    }

    /// <summary>The refusal of a sheet with more rows than one plan takes.</summary>
    internal static SheetException TooManyRows(string name, int count) =>
        new(FormattableString.Invariant($"{(name == Pasted ? "The pasted text" : name)} has {count:N0} rows. One plan takes at most {SheetLimits.Rows:N0}: split the sheet, and start one run after the other."));

    /// <summary>Refuses a sheet that is too broad.</summary>
    internal static void CheckColumns(int count)
    {
        if (count > SheetLimits.Columns)
        {
            throw new SheetException($"The sheet has {count} columns; at most {SheetLimits.Columns} are read. Leave out those that are not settings of the connectors.");
        }
    }

    private static SheetOutcome.Done ReadText(ReadOnlySpan<byte> bytes, string name)
    {
        var (text, encoding) = SheetEncoding.Decode(bytes);
        return ReadText(text, name, encoding);
    }

    private static SheetOutcome.Done ReadText(string text, string name, string? encoding)
    {
        var (body, delimiter) = TakeMark(text);
        var found = delimiter ?? Delimiter.Find(body);
        var howRead = $"Read as text with {Delimiter.NameOf(found)} between the cells{(encoding is null ? "" : $", in {encoding}")}.";
        return new SheetOutcome.Done(ToSheet(DelimitedText.Read(body, found), name, howRead));
    }

    /// <summary>The first line <c>sep=;</c> tells Excel the delimiter, and is none of the rows.</summary>
    private static (string Body, char? Delimiter) TakeMark(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end is 5 or 6 && text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) ? (text[(end + 1)..], text[4]) : (text, null);
    }

    private static SheetRow Fitted(SheetRow record, int columns)
    {
        var cells = Trimmed(record.Cells);
        return cells.Count > columns
            ? throw new SheetException(
                $"It has {cells.Count} cells, but there are {columns} headers. Perhaps a value holds what separates the cells, and has no quotation marks around it.", record.Number)
            : record with { Cells = [.. cells, .. Enumerable.Repeat("", columns - cells.Count)] };
    }

    private static IReadOnlyList<string> Trimmed(IReadOnlyList<string> cells)
    {
        var length = cells.Count;
        while (length > 0 && string.IsNullOrWhiteSpace(cells[length - 1]))
        {
            length--;
        }

        return length == cells.Count ? cells : [.. cells.Take(length)];
    }

    private static SheetOutcome Try(Func<SheetOutcome> read)
    {
        try
        {
            return read();
        }
        catch (SheetException exception)
        {
            return new SheetOutcome.Refused(exception.Faults);
        }
    }

    private static SheetException TooLarge(string what) =>
        new($"{what}; at most {SheetLimits.Bytes / (1024 * 1024)} MB are read. Leave out what is not needed, or split the sheet.");
}
