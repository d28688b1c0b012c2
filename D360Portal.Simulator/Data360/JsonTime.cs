using System.Globalization;

namespace D360Portal.Simulator.Data360;

/// <summary>A time as Connect REST writes it: in UTC, with three digits of the second.</summary>
internal static class JsonTime
{
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
