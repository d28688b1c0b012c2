using System.Text.RegularExpressions;
using D360Portal.Salesforce.Data360;

namespace D360Portal.Features.Connections;

/// <summary>Which machine a row's source is on. Only to count tests against it: the portal itself never dials it.</summary>
internal static partial class SourceHost
{
    /// <summary>The host; what says where the source is when no host can be made out of it; empty when nothing does.</summary>
    public static string Of(ConnectionDraft draft, ConnectorForm form)
    {
        var places = SameSource.PlacesOf(draft, form);
        return places.Select(place => Host().Match(place.Value)).FirstOrDefault(match => match.Success) is { } found
            ? found.Groups["host"].Value.ToLowerInvariant()
            : places.Select(place => place.Value.ToLowerInvariant()).FirstOrDefault() ?? "";
    }

    /// <summary>The host of what is about to be sent.</summary>
    public static string Of(ConnectionDefinition definition, ConnectorForm form) => Of(ConnectionDraft.Of(definition, form), form);

    // db.example.com, db.example.com:3306, jdbc:mysql://db.example.com:3306/clinic, https://db.example.com/path
    [GeneratedRegex(@"^(?:[a-z0-9+.:-]*//)?(?:[^/@\s]*@)?(?<host>[a-z0-9_-]+(?:\.[a-z0-9_-]+)+)(?::\d+)?(?:[/?;].*)?$", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Host();
}
