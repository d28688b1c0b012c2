using System.Globalization;
using System.Text;

namespace D360Portal.Administration;

/// <summary>Text of somebody else, for a terminal.</summary>
internal static class PlainText
{
    /// <summary>Replaces whatever would move the cursor, break the line, or show the rest in another order.</summary>
    public static string Of(string text) => string.Concat(text.EnumerateRunes().Select(rune => IsPlain(rune) ? rune.ToString() : "\uFFFD"));

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
