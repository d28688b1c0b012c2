namespace D360Portal.Features.Connections.Bulk;

/// <summary>Finds the name that somebody probably meant.</summary>
internal static class Likeness
{
    /// <summary>The likest of the names; null when none is like it.</summary>
    public static string? Closest(string text, IEnumerable<string> names)
    {
        var letters = Letters(text);
        return letters.Length == 0 ? null : names
            .Select(name => (Name: name, Distance: Distance(letters, Letters(name))))
            .Where(candidate => candidate.Distance <= Math.Max(1, letters.Length / 3))
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    /// <summary>How many letters must be added, taken away, replaced or swapped with their neighbour to make one of the other.</summary>
    internal static int Distance(string one, string other)
    {
        var (before, last, row) = (new int[other.Length + 1], Enumerable.Range(0, other.Length + 1).ToArray(), new int[other.Length + 1]);
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last, row) = (last, row, before);
        }

        return last[other.Length];
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
