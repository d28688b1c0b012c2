using System.Globalization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace D360Portal.Storage;

/// <summary>Points in time as text that sorts: always UTC, always of the same length.</summary>
internal static class UtcText
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static ValueConverter<DateTimeOffset, string> Converter { get; } = new(
        time => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture),
        text => DateTimeOffset.ParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));
}
