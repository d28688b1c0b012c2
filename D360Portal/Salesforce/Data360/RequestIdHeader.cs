using System.Text.RegularExpressions;

namespace D360Portal.Salesforce.Data360;

/// <summary>Salesforce's name for a call, which it tells in one of several headers.</summary>
internal static partial class RequestIdHeader
{
    private static readonly string[] Names = ["X-Request-Id", "X-SFDC-Request-Id"];

    /// <summary>The name; null when none was told, or one that is no name: it is shown to people, so anything else is left out.</summary>
    public static string? Find(HttpResponseMessage response) =>
        Names.SelectMany(name => response.Headers.TryGetValues(name, out var values) ? values : []).FirstOrDefault(value => Plain().IsMatch(value));

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();
}
