using System.Globalization;
using System.Text.RegularExpressions;

namespace D360Portal.Salesforce.Data360;

/// <summary>The org's API calls of the last 24 hours, as every answer tells: <c>Sforce-Limit-Info: api-usage=18/5000</c>.</summary>
/// <remarks><see href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers_api_usage.htm"/></remarks>
/// <param name="Used">Calls already counted.</param>
/// <param name="Limit">Calls allowed.</param>
public sealed partial record ApiAllowance(int Used, int Limit)
{
    /// <summary>The name of the header.</summary>
    internal const string Header = "Sforce-Limit-Info";

    /// <summary>Calls left; never below zero, although Salesforce lets an org overrun for a while.</summary>
    public int Left => Math.Max(0, Limit - Used);

    /// <summary>Reads the header. An app's own share, which may follow, is not the org's.</summary>
    public static ApiAllowance? Read(string? header) =>
        header is not null && Usage().Match(header) is { Success: true } match
        && int.TryParse(match.Groups["used"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var used)
        && int.TryParse(match.Groups["limit"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            ? new ApiAllowance(used, limit)
            : null;

    [GeneratedRegex(@"(?:^|[\s;,])api-usage=(?<used>\d+)/(?<limit>\d+)")]
    private static partial Regex Usage();
}
