using System.Globalization;
using System.Text;

namespace D360Portal.Features.Connections;

/// <summary>Keeps a spreadsheet from taking a text for a formula.</summary>
/// <remarks>
/// A cell that begins with <c>= + - @</c>, a tab or a line break (also in their full-width forms) gets an apostrophe, which spreadsheets
/// show as text: OWASP, CSV injection. Numbers keep their sign, for they compute nothing. In half of the world spreadsheets cut a line at
/// semicolons and lose track of the quotes, so what stands after a semicolon or a line break inside a text may become a cell of its own. The
/// writer of workbooks makes a formula of what begins with <c>$=</c>.
/// </remarks>
internal static class FormulaSafe
{
    private const string Dangerous = "=+-@\t\r\n＝＋－＠";
    private const string Cuts = ";\r\n";
    private const string WriterMark = "$=";
    private const char Apostrophe = '\'';

    /// <summary>The text as it may stand in a cell.</summary>
    public static string Text(string? text)
    {
        var safe = new StringBuilder(IsFormula(text) ? "'" : "");
        var rest = text.AsSpan();
        while (rest.IndexOfAny(Cuts) is >= 0 and var cut)
        {
            safe.Append(rest[..(cut + 1)]);
            rest = rest[(cut + 1)..];
            safe.Append(IsFormula(PartOf(rest)) ? "'" : "");
        }

        return safe.Append(rest).ToString();
    }

    /// <summary>The text that was meant by a cell: without the apostrophes that <see cref="Text"/> puts in.</summary>
    public static string Read(string cell)
    {
        if (!cell.Contains(Apostrophe, StringComparison.Ordinal))
        {
            return cell;
        }

        var meant = new StringBuilder();
        var rest = cell.AsSpan();
        for (var part = rest; ; part = PartOf(rest))
        {
            rest = part is [Apostrophe, .. var formula] && IsFormula(formula) ? rest[1..] : rest;
            var cut = rest.IndexOfAny(Cuts);
            if (cut < 0)
            {
                return meant.Append(rest).ToString();
            }

            meant.Append(rest[..(cut + 1)]);
            rest = rest[(cut + 1)..];
        }
    }

    private static ReadOnlySpan<char> PartOf(ReadOnlySpan<char> rest) => rest.IndexOfAny(Cuts) is >= 0 and var end ? rest[..end] : rest;

    private static bool IsFormula(ReadOnlySpan<char> cell) => Begins(cell) && !IsNumber(cell);

    /// <summary>Spreadsheets may skip blanks, and characters without width such as direction marks, before they look.</summary>
    private static bool Begins(ReadOnlySpan<char> cell)
    {
        if (cell.StartsWith(WriterMark, StringComparison.Ordinal))
        {
            return true;
        }

        foreach (var rune in cell.EnumerateRunes())
        {
            if (rune.IsBmp && Dangerous.Contains((char)rune.Value, StringComparison.Ordinal))
            {
                return true;
            }

            if (!Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format)
            {
                return false;
            }
        }

        return false;
    }

    // White space is none of a number's: a line break in it would be a place where the cell is cut.
    private static bool IsNumber(ReadOnlySpan<char> cell) =>
        cell[0] is '-' or '+' && double.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number);
}
