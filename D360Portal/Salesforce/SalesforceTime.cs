using System.Globalization;

namespace D360Portal.Salesforce;

/// <summary>Points in time as Salesforce writes them: <c>2024-11-18T01:02:11.000Z</c>, also with <c>+0000</c>.</summary>
internal static class SalesforceTime
{
    /// <summary>Reads a time; null for anything else. A time without a zone is UTC.</summary>
    public static DateTimeOffset? Read(string? text) =>
        text is { Length: > 0 }
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : null;
}
