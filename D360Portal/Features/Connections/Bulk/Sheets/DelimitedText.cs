using System.Text;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Text with delimiters, as CSV files and clipboards have it: RFC 4180, with the liberties that spreadsheets take.</summary>
internal static class DelimitedText
{
    private const char Quote = '"';

    /// <summary>The records one after the other, blank ones among them: a spreadsheet counts those too.</summary>
    /// <param name="text">The text.</param>
    /// <param name="delimiter">What stands between cells.</param>
    /// <exception cref="SheetException">A quote is not closed.</exception>
    public static IEnumerable<SheetRow> Read(string text, char delimiter)
    {
        var at = 0;
        for (var number = 1; at < text.Length; number++)
        {
            yield return new SheetRow(number, ReadRecord(text, delimiter, number, ref at));
        }
    }

    /// <summary>The text of records, quoted where it must be.</summary>
    public static string Write(IEnumerable<IEnumerable<string>> records, char delimiter) =>
        string.Concat(records.Select(cells => string.Join(delimiter, cells.Select(cell => Quoted(cell, delimiter))) + "\r\n"));

    private static List<string> ReadRecord(string text, char delimiter, int number, ref int at)
    {
        var cells = new List<string>();
        while (true)
        {
            cells.Add(ReadCell(text, delimiter, number, cells.Count, ref at));
            if (at >= text.Length)
            {
                return cells;
            }

            var end = text[at++];
            if (end != delimiter)
            {
                at += end == '\r' && at < text.Length && text[at] == '\n' ? 1 : 0;
                return cells;
            }

            if (at >= text.Length)
            {
                cells.Add("");
                return cells;
            }
        }
    }

    private static string ReadCell(string text, char delimiter, int number, int column, ref int at)
    {
        if (at >= text.Length || text[at] != Quote)
        {
            return ReadPlain(text, delimiter, ref at).ToString();
        }

        var cell = new StringBuilder();
        for (at++; ; at++)
        {
            var closing = text.IndexOf(Quote, at);
            if (closing < 0)
            {
                throw new SheetException("It begins with a quotation mark that is never closed. A value that begins with one is written in quotation marks, the ones inside doubled.", number, Sheet.Letters(column));
            }

            cell.Append(text, at, closing - at);
            at = closing + 1;
            if (at >= text.Length || text[at] != Quote)
            {
                // What stands between the closing mark and the delimiter belongs to the value, as spreadsheets read it.
                return cell.Append(ReadPlain(text, delimiter, ref at)).ToString();
            }

            cell.Append(Quote);
        }
    }

    private static ReadOnlySpan<char> ReadPlain(string text, char delimiter, ref int at)
    {
        var rest = text.AsSpan(at);
        var length = rest.IndexOfAny(delimiter, '\r', '\n');
        var cell = length < 0 ? rest : rest[..length];
        at += cell.Length;
        return cell;
    }

    private static string Quoted(string cell, char delimiter) =>
        cell.AsSpan().IndexOfAny([delimiter, Quote, '\r', '\n']) < 0 && cell.AsSpan().Trim().Length == cell.Length
            ? cell
            : $"{Quote}{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}{Quote}";
}
