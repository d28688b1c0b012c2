using System.Globalization;

namespace D360Portal.Features.Org.Check;

/// <summary>How long Salesforce took, in words.</summary>
internal static class StepTime
{
    /// <summary>Whole milliseconds.</summary>
    public static string Of(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:#,0} ms");
}
