using System.Globalization;

namespace D360Portal.Features.Connections;

/// <summary>How long ago something was, in the words of a list.</summary>
internal static class Age
{
    /// <summary>Such as "just now", "5 min ago", "3 h ago", "12 days ago"; "—" for a time that is not known.</summary>
    public static string Of(DateTimeOffset? then, DateTimeOffset now) => then is not { } time ? "—" : (now - time) switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalMinutes: < 60 } age => $"{(int)age.TotalMinutes} min ago",
        { TotalHours: < 48 } age => $"{(int)age.TotalHours} h ago",
        { TotalDays: var days } => $"{(int)days} days ago",
    };

    /// <summary>The point in time itself, such as <c>2026-11-25 09:30 UTC</c>.</summary>
    public static string Exact(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
