using System.Text;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Texts with <c>{{column}}</c> in them, such as <c>{{clinic}}.abc.eu-west-1.rds.amazonaws.com</c>.</summary>
internal static class RowPattern
{
    private const string Opening = "{{";
    private const string Closing = "}}";

    /// <summary>Whether a text holds anything to fill in.</summary>
    public static bool MayBeOne(string text) => text.Contains(Opening, StringComparison.Ordinal);

    /// <summary>The columns that a text names.</summary>
    public static IEnumerable<string> ColumnsOf(string text)
    {
        for (var at = text.IndexOf(Opening, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Opening, at + 1, StringComparison.Ordinal))
        {
            if (text.IndexOf(Closing, at, StringComparison.Ordinal) is > 0 and var end)
            {
                yield return text[(at + Opening.Length)..end].Trim();
            }
        }
    }

    /// <summary>Fills a text in.</summary>
    /// <param name="text">The text.</param>
    /// <param name="valueOf">The value of a column, or what is wrong with it.</param>
    /// <returns>The text without patterns, or what is wrong.</returns>
    public static (string Text, string? Fault) Fill(string text, Func<string, (string? Value, string? Fault)> valueOf)
    {
        if (!MayBeOne(text))
        {
            return (text, null);
        }

        var filled = new StringBuilder();
        var rest = text.AsSpan();
        while (rest.IndexOf(Opening) is >= 0 and var start)
        {
            var end = rest[start..].IndexOf(Closing);
            if (end < 0)
            {
                return ("", "A pattern begins with {{ and is not closed with }}.");
            }

            var (value, fault) = valueOf(rest.Slice(start + Opening.Length, end - Opening.Length).Trim().ToString());
            if (fault is not null)
            {
                return ("", fault);
            }

            filled.Append(rest[..start]).Append(value);
            rest = rest[(start + end + Closing.Length)..];
        }

        return (filled.Append(rest).ToString(), null);
    }
}
