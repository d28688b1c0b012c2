using System.Globalization;
using System.Text;

namespace D360Portal.Features.Connections.Browse;

/// <summary>Keeps a spreadsheet from taking a text for a formula.</summary>
/// <remarks>
/// A cell that begins with <c>= + - @</c>, a tab or a line break (also in their full-width forms) gets an apostrophe, which spreadsheets
/// show as text: OWASP, CSV injection. Numbers keep their sign, for they compute nothing. In half of the world spreadsheets cut a line at
/// semicolons and lose track of the quotes, so what stands after a semicolon or a line break inside a text may become a cell of its own.
/// </remarks>
internal static class FormulaSafe
{
    private const string Dangerous = "=+-@\t\r\n＝＋－＠";
    private const string Cuts = ";\r\n";

    /// <summary>The text as it may stand in a cell.</summary>
    public static string Text(string? text)
    {
        var safe = new StringBuilder(IsFormula(text) ? "'" : "");
        var rest = text.AsSpan();
        while (rest.IndexOfAny(Cuts) is >= 0 and var cut)
        {
            safe.Append(rest[..(cut + 1)]);
            rest = rest[(cut + 1)..];
            var end = rest.IndexOfAny(Cuts);
            safe.Append(IsFormula(end < 0 ? rest : rest[..end]) ? "'" : "");
        }

        return safe.Append(rest).ToString();
    }

    private static bool IsFormula(ReadOnlySpan<char> cell) => Begins(cell) && !IsNumber(cell);

    /// <summary>Spreadsheets may skip blanks, and characters without width such as direction marks, before they look.</summary>
    private static bool Begins(ReadOnlySpan<char> cell)
    {
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

    private static bool IsNumber(ReadOnlySpan<char> cell) =>
        cell[0] is '-' or '+' && double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number);
}
