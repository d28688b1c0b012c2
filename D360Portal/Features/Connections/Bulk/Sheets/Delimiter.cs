namespace D360Portal.Features.Connections.Bulk;

/// <summary>Finds out what stands between the cells of a text.</summary>
internal static class Delimiter
{
    private const int LongestSample = 64 * 1024;
    private const int SampleRows = 20;

    private static readonly char[] Known = ['\t', ',', ';', '|'];

    /// <summary>The delimiter by which the rows look most alike; a comma where there is one column.</summary>
    public static char Find(string text)
    {
        var sample = text.Length <= LongestSample ? text : text[..LongestSample];
        return Known.Select(delimiter => (Delimiter: delimiter, Fit: Fit(sample, delimiter)))
            .Where(candidate => candidate.Fit.Columns > 1)
            .OrderByDescending(candidate => candidate.Fit.Alike)
            .ThenByDescending(candidate => candidate.Fit.Columns)
            .Select(candidate => (char?)candidate.Delimiter)
            .FirstOrDefault() ?? ',';
    }

    /// <summary>What to call it.</summary>
    public static string NameOf(char delimiter) => delimiter switch
    {
        '\t' => "tabs",
        ';' => "semicolons",
        '|' => "vertical bars",
        _ => "commas",
    };

    /// <summary>How many columns the first row has, and how many rows have as many.</summary>
    private static (int Columns, int Alike) Fit(string sample, char delimiter)
    {
        var counts = new List<int>();
        try
        {
            counts.AddRange(DelimitedText.Read(sample, delimiter).Where(row => !row.IsBlank).Take(SampleRows).Select(row => row.Cells.Count));
        }
        catch (SheetException)
        {
            // The sample may end inside a quoted cell; the rows before it tell enough.
        }

        return counts is [var first, ..] ? (first, counts.Count(count => count == first)) : default;
    }
}
