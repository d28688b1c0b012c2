namespace D360Portal.Features.Connections.Browse;

/// <summary>Keeps a spreadsheet from taking a text for a formula.</summary>
/// <remarks>
/// A cell that begins with <c>= + - @</c>, a tab or a line break (also in their full-width forms) gets an apostrophe, which spreadsheets
/// show as text: OWASP, CSV injection. Numbers keep their sign, for they compute nothing.
/// </remarks>
internal static class FormulaSafe
{
    private const string Dangerous = "=+-@\t\r\n＝＋－＠";

    /// <summary>The text as it may stand in a cell.</summary>
    public static string Text(string? text) => text switch
    {
        null or "" => "",
        _ when Begins(text) && !IsNumber(text) => "'" + text,
        _ => text,
    };

    /// <summary>Spreadsheets skip blanks and characters without width before they look.</summary>
    private static bool Begins(string text)
    {
        var start = text.AsSpan().TrimStart(" \u00A0\u200B\u200C\u200D\u2060\uFEFF");
        return Dangerous.Contains(text[0], StringComparison.Ordinal) || (!start.IsEmpty && Dangerous.Contains(start[0], StringComparison.Ordinal));
    }

    private static bool IsNumber(string text) =>
        text[0] is '-' or '+' && double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number);
}
