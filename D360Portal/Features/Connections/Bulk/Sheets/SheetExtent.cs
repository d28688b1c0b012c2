using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>How far the values of a workbook's sheet reach, and what in it is not a value. What the sheet says of its own size need not be true.</summary>
internal sealed class SheetExtent
{
    private const string Formula = "The cell holds a formula, and its result may be out of date. Copy the column and paste it as values.";

    private readonly List<SheetFault> _faults = [];
    private int _row;
    private int _lastCounted;

    private SheetExtent()
    {
    }

    /// <summary>The last row that holds a value.</summary>
    public int LastRow { get; private set; }

    /// <summary>The last column that holds a value, from 1.</summary>
    public int LastColumn { get; private set; }

    /// <summary>How many rows hold a value.</summary>
    public int Rows { get; private set; }

    /// <summary>Cells that hold formulas or errors.</summary>
    public IReadOnlyList<SheetFault> Faults => _faults;

    /// <summary>Measures a sheet.</summary>
    public static SheetExtent Read(ZipArchive archive, WorkbookPart part)
    {
        var extent = new SheetExtent();
        if (archive.GetEntry(part.Path) is { } entry)
        {
            using var reader = WorkbookParts.Open(entry);
            extent.Read(reader);
        }

        return extent;
    }

    private void Read(XmlReader reader)
    {
        var (column, isError) = (0, false);
        while (reader.Read() && _faults.Count < SheetLimits.Faults)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "row":
                    _row = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : _row + 1;
                    column = 0;
                    break;
                case "c":
                    column = ColumnOf(reader.GetAttribute("r")) ?? column + 1;
                    isError = reader.GetAttribute("t") == "e";
                    break;
                case "f":
                    Add(Formula, column);
                    break;
                case "v" or "is" when isError:
                    Add("The cell holds an error.", column);
                    break;
                case "v" or "is" when !reader.IsEmptyElement:
                    Count(column);
                    break;
            }
        }
    }

    private void Count(int column)
    {
        LastColumn = Math.Max(LastColumn, column);
        LastRow = Math.Max(LastRow, _row);
        Rows += _lastCounted == _row ? 0 : 1;
        _lastCounted = _row;
    }

    private void Add(string message, int column)
    {
        var letters = Sheet.Letters(Math.Max(0, column - 1));
        if (!_faults.Any(fault => fault.Row == _row && fault.Column == letters))
        {
            _faults.Add(new SheetFault(message, _row, letters));
        }
    }

    /// <summary>The column of <c>AB12</c>, from 1; null when there is none.</summary>
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var letter in (reference ?? "").TakeWhile(char.IsAsciiLetterUpper))
        {
            column = Math.Min((column * 26) + letter - 'A' + 1, 1 << 20);
        }

        return column == 0 ? null : column;
    }
}
