using System.Globalization;
using System.IO.Compression;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Reads workbooks. How much one unpacks to is counted before anything of it is read: a few kilobytes may become gigabytes.</summary>
internal static class Workbook
{
    private const int MostParts = 2_000;

    // A cache of texts on disk would hold passwords.
    private static readonly OpenXmlConfiguration InMemory = new() { EnableSharedStringCache = false, FillMergedCells = false };

    /// <summary>Reads one sheet of a workbook.</summary>
    /// <exception cref="SheetException">It cannot be used.</exception>
    public static SheetOutcome Read(byte[] bytes, string name, string? sheetName)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            CheckSize(archive, name);
            var parts = WorkbookParts.Read(archive) ?? throw new SheetException($"{name} is packed, but not a workbook. Save the sheet as XLSX or as CSV, and choose that file.");
            var names = parts.Select(part => part.Name).Where(one => one != SheetTemplate.ExplanationSheet).ToArray();
            if (sheetName is null && names.Length > 1)
            {
                return new SheetOutcome.Choose(names);
            }

            var part = parts.FirstOrDefault(one => one.Name == (sheetName ?? names.FirstOrDefault()))
                ?? throw new SheetException(sheetName is null ? $"{name} has no sheet that can be seen." : $"{name} has no sheet \"{sheetName}\".");
            return new SheetOutcome.Done(SheetReader.ToSheet(ReadRows(bytes, archive, part, name), name, $"Read as a workbook, sheet \"{part.Name}\"."));
        }
        catch (Exception exception) when (exception is not (SheetException or OutOfMemoryException))
        {
            // What the parser throws at a file that it did not expect is its own affair, and may be anything.
            throw new SheetException($"{name} is damaged, or has a password. Open it in a spreadsheet, save it as XLSX, and choose that file.");
        }
    }

    private static void CheckSize(ZipArchive archive, string name)
    {
        if (archive.Entries.Count > MostParts)
        {
            throw TooLarge(name);
        }

        var buffer = new byte[64 * 1024];
        var left = (long)SheetLimits.UnpackedBytes;
        foreach (var entry in archive.Entries.Where(WorkbookParts.IsRead))
        {
            // What an archive says of its own sizes need not be true.
            using var content = entry.Open();
            for (var read = content.Read(buffer); read > 0; read = content.Read(buffer))
            {
                left -= read;
                if (left < 0)
                {
                    throw TooLarge(name);
                }
            }
        }
    }

    private static IEnumerable<SheetRow> ReadRows(byte[] bytes, ZipArchive archive, WorkbookPart part, string name)
    {
        var extent = SheetExtent.Read(archive, part);
        if (extent.Faults.Count > 0)
        {
            throw new SheetException(extent.Faults);
        }

        SheetReader.CheckColumns(extent.LastColumn);
        if (extent.Rows > SheetLimits.Rows + 1)
        {
            throw SheetReader.TooManyRows(name, extent.Rows - 1);
        }

        if (extent.Rows == 0)
        {
            yield break;
        }

        using var stream = new MemoryStream(bytes, writable: false);
        var number = 0;
        foreach (IDictionary<string, object?> row in MiniExcel.QueryRange(
            stream, useHeaderRow: false, part.Name, ExcelType.XLSX, "A1", $"{Sheet.Letters(extent.LastColumn - 1)}{extent.LastRow.ToString(CultureInfo.InvariantCulture)}", InMemory))
        {
            yield return new SheetRow(++number, [.. row.Values.Select(Text)]);
        }
    }

    /// <summary>The text that stands for a value where connectors are concerned: a point in numbers, days as <c>2026-11-25</c>.</summary>
    private static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static SheetException TooLarge(string name) =>
        new($"{name} unpacks to more than {SheetLimits.UnpackedBytes / (1024 * 1024)} MB. Leave out what is not needed, or save the sheet as CSV.");
}
