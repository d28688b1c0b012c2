using System.Collections.Immutable;

namespace D360Portal.Features.Connections.Bulk;

/// <summary>Tells whether the row of headers is one. Somebody who pastes rows without their headers pastes a password there, which nothing may repeat.</summary>
internal static class HeaderLine
{
    private const int Enough = 2;

    /// <summary>Whether enough of the headers are known, or so like a known one that only a slip of the hand is between them.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="known">The names that are known, as they are compared.</param>
    /// <param name="plain">Makes of a header what is compared.</param>
    public static bool IsOne(Sheet sheet, IReadOnlySet<string> known, Func<string, string> plain)
    {
        string[] headers = [.. sheet.Headers.Where(header => header.Length > 0).Select(plain)];
        var wanted = Math.Min(Enough, headers.Length);
        return headers.Count(known.Contains) >= wanted
            || headers.Count(header => known.Contains(header) || (header.All(IsOfNames) && Likeness.Closest(header, known) is not null)) >= wanted;
    }

    /// <summary>What the columns are called: their headers; where those may be values, what the columns were said to be, or their letters.</summary>
    public static ImmutableArray<string> Titles(Sheet sheet, ImmutableArray<BulkColumn?> matched, bool hasHeaders) =>
    [
        .. sheet.Headers.Select((header, index) => hasHeaders && header.Length > 0
            ? header
            : matched[index] is { Key: not (BulkColumn.Own or BulkColumn.LeftOut) } known ? known.Heading : Sheet.Letters(index)),
    ];

    // A password that is like a name, such as Passw0rd, has something else in it.
    private static bool IsOfNames(char character) => char.IsLetter(character) || character is ' ' or '_' or '-';
}
