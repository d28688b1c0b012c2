using System.Globalization;
using System.Net;

namespace D360Portal.Salesforce.Explaining;

/// <summary>One HTTP status or a class of them, as a row writes it: <c>422</c>, <c>5xx</c>.</summary>
internal readonly record struct StatusRange(int From, int To)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static StatusRange Parse(string text)
    {
        if (text.Length != 3)
        {
            throw new FormatException($"{text} is neither a status nor a class of them.");
        }

        var (from, to) = text.EndsWith("xx", StringComparison.Ordinal) ? (text[..^2] + "00", text[..^2] + "99") : (text, text);
        return new StatusRange(
            int.Parse(from, NumberStyles.None, CultureInfo.InvariantCulture), int.Parse(to, NumberStyles.None, CultureInfo.InvariantCulture));
    }

    /// <summary>Whether a status is in it.</summary>
    public bool Has(HttpStatusCode? status) => status is { } known && (int)known >= From && (int)known <= To;
}
