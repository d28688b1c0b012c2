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
        try
        {
            // Java matches the whole value where .NET looks for a part; the group keeps alternatives together.
            return new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, Patience);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
