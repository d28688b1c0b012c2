using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace D360Portal.Features.Connections;

/// <summary>The catalogue's regular expressions. They come from a server, so they may be broken, or take for ever.</summary>
internal static class AttributePattern
{
    private const int MostKept = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private static readonly ConcurrentDictionary<string, Regex?> Compiled = new(StringComparer.Ordinal);

    /// <summary>Whether the whole value fits; null when the pattern cannot tell: there is none, it is broken, or it does not come to an end.</summary>
    public static bool? Fits(string? pattern, string value)
    {
        if (pattern is null || Find(pattern) is not { } regex)
        {
            return null;
        }

        try
        {
            return regex.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>Whether the pattern can be used at all.</summary>
    public static bool IsUsable(string pattern) => Find(pattern) is not null;

    private static Regex? Find(string pattern)
    {
        if (Compiled.Count > MostKept)
        {
            Compiled.Clear();
        }

        return Compiled.GetOrAdd(pattern, Compile);
    }

    private static Regex? Compile(string pattern)
    {
        if (ReadsDifferently(pattern))
        {
            return null;
        }

        try
        {
            // By itself first: ")(" is broken, and would not be between brackets of ours.
            _ = new Regex(pattern, RegexOptions.CultureInvariant, Patience);

            // Java matches the whole value where .NET looks for a part; the group keeps alternatives together.
            return new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, Patience);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether a class of characters has another one inside, or an intersection: Java and .NET read those differently, and nobody says who checks.</summary>
    private static bool ReadsDifferently(string pattern)
    {
        int? opened = null;
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '\\':
                    at++;
                    break;
                case '[' when opened is null:
                    opened = at;
                    break;
                case '[':
                case '&' when opened is not null && at + 1 < pattern.Length && pattern[at + 1] == '&':
                    return true;

                // Right after the beginning it stands for itself.
                case ']' when opened is { } start && at > (pattern[start + 1] == '^' ? start + 2 : start + 1):
                    opened = null;
                    break;
            }
        }

        return false;
    }
}
